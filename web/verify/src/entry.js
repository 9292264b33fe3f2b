// An entry of the record: JSON in its one spelling. What is read is written again, and the bytes must be the same.
import { instant, text, utf8 } from './bytes.js'

const numberForm = /-?[0-9]+/y
const textForm = /"(?:[^"\\\x00-\x1f]|\\["\\bfnrt]|\\u00[01][0-9a-f])*"/y

// read takes canonical JSON apart: whole numbers of 64 bits, keys in the order of their bytes and each once, no blanks. It throws otherwise.
function read (s, from) {
  let at = from
  const take = form => {
    form.lastIndex = at
    const found = form.exec(s)
    if (!found) throw new Error('not JSON in its one spelling')
    at = form.lastIndex
    return found[0]
  }
  const skip = c => s[at] === c && ++at > 0
  const must = c => { if (!skip(c)) throw new Error(`expected ${c}`) }
  const list = (end, item) => {
    at++
    if (skip(end)) return
    do item(); while (skip(','))
    must(end)
  }
  const string = () => {
    const raw = take(textForm)
    const value = JSON.parse(raw)
    if (written(value) !== raw) throw new Error('a text is spelt otherwise')
    return value
  }
  const value = depth => {
    if (depth > 16) throw new Error('nested too deep')
    switch (s[at]) {
      case '{': {
        let last
        return list('}', () => {
          const key = string()
          if (last !== undefined && order(last, key) >= 0) throw new Error('keys out of order')
          last = key
          must(':')
          value(depth + 1)
        })
      }
      case '[': return list(']', () => value(depth + 1))
      case '"': return string()
      case 't': case 'f': case 'n': return take(/true|false|null/y)
    }
    const n = take(numberForm)
    if (String(BigInt(n)) !== n || BigInt.asIntN(64, BigInt(n)) !== BigInt(n)) throw new Error('a number is not whole, or too large')
  }
  value(1)
  return at
}

// written is a text as canonical JSON has it.
const written = value => JSON.stringify(value)

// order compares keys by their bytes.
function order (a, b) {
  const [x, y] = [utf8(a), utf8(b)]
  const i = x.findIndex((c, n) => c !== y[n])
  return i < 0 ? x.length - y.length : x[i] - (y[i] ?? -1)
}

const plainForm = /^[^\t\n\f\r "\\\x00-\x1f\x7f]{1,100}$/u
const forms = {
  kind: v => /^[a-z_]+(\.[a-z_]+)?\/[1-9][0-9]{0,3}$/.test(v),
  court: v => plainForm.test(v),
  case: v => plainForm.test(v),
  year: v => Number.isInteger(v) && v >= 1 && v <= 9999,
  number: v => Number.isSafeInteger(v) && v >= 1,
  day: isDay,
  at: v => instant(v) !== undefined,
  event: v => /^[0-9a-f]{64}$/.test(v)
}

// isDay: YYYY, YYYY-MM or YYYY-MM-DD, and there is such a day.
function isDay (v) {
  return /^\d{4}(-\d\d){0,2}$/.test(v) && instant(v + '-01-01'.slice(0, 10 - v.length) + 'T00:00:00Z') !== undefined
}

export const plainReference = v => plainForm.test(v)

// parseEntry reads the bytes of an entry. It throws where they are none.
export function parseEntry (bytes) {
  const s = bytes.length > 65535 ? undefined : text(bytes)
  if (s === undefined) throw new Error('no text, or too long')
  const e = JSON.parse(s)
  if (e?.v !== 1) throw new Error('no entry of version 1')
  const body = ['kind', 'court', 'case', 'year', 'number', 'day', 'at', 'event'].filter(name => e[name] !== undefined)
  for (const name of body) {
    if ((typeof e[name] === 'string') === (name === 'year' || name === 'number') || !forms[name](e[name])) throw new Error(`${name} is not in its form`)
  }
  let again = '{"v":1' + body.map(name => `,"${name}":${outer(e[name])}`).join('')
  if (e.public !== undefined) {
    again += ',"public":'
    if (s[again.length] !== '{') throw new Error('public is no object')
    again += s.slice(again.length, read(s, again.length))
  }
  if (again + '}' !== s || !e.kind || !e.at || (e.year === undefined) !== (e.number === undefined)) throw new Error('another spelling')
  const shown = e.case !== undefined || e.day !== undefined || e.public !== undefined
  if (e.kind === 'withheld/1' && (!e.court || !e.number || !e.event || shown)) throw new Error('a withheld entry shows too much')
  return e
}

// outer writes a field of the entry itself; two separators of lines are escaped there, and nowhere else.
const outer = v => JSON.stringify(v).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
