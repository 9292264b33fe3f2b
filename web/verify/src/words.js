// Words in both languages. They are the program's own, put in by the build; what is filled in is printed as the program prints it.
import { readable } from './bytes.js'

const { messages, kinds } = WORDS // eslint-disable-line no-undef

const sentences = { zh: ['、', '和'], en: [', ', ' and '] }

// list joins names as a sentence does.
function list (lang, names) {
  const [comma, and] = sentences[lang]
  return names.length < 2 ? names.join('') : names.slice(0, -1).join(comma) + and + names[names.length - 1]
}

// say is a message with its arguments; vouchers among them become their operators' names.
export function say (lang, key, args = {}) {
  return messages[key][lang].replace(/\{([A-Za-z0-9_.-]+)\}/g, (whole, name) => {
    const value = args[name]
    if (value === undefined) return whole
    return Array.isArray(value) ? list(lang, value.map(v => v.operator.name[lang])) : String(value)
  })
}

const kindOf = (lang, kind) => kinds[kind]?.[lang] ?? kind

// about are the lines that say which entry a verdict is about.
export function about (lang, { filing, entry }) {
  const out = []
  if (filing) out.push(say(lang, 'publog.about.filing', { filing }))
  out.push(say(lang, 'publog.about.entry', { kind: kindOf(lang, entry.kind), at: readable(Date.parse(entry.at) / 1000) }))
  if (entry.number) out.push(say(lang, 'publog.about.number', entry))
  return out
}

// sections are the parts of a verdict that say something, each a heading with lines.
export function sections (lang, v) {
  const told = all => all.map(m => say(lang, m.key, m.args))
  const vouch = v.vouch.map(o => say(lang, 'publog.vouch', {
    name: o.operator.name[lang], at: readable(o.first) + (o.last > o.first ? ' – ' + readable(o.last) : '')
  }))
  return [['wrong', told(v.wrong)], ['shown', [...told(v.shown), ...told(v.parts)]], ['vouch', vouch], ['open', told(v.open)], ['do', told(v.do)]]
    .filter(([, lines]) => lines.length).map(([name, lines]) => [say(lang, 'publog.head.' + name), lines])
}
