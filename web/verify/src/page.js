// The page: takes texts from paste, file or the fragment of its address, and shows the verdict. It asks nobody and keeps nothing.
import { parseBundle, parseOpening, receiptHead } from './bundle.js'
import { text, unbase64 } from './bytes.js'
import { Malformed } from './lines.js'
import { parseTrust } from './trust.js'
import { verify } from './verify.js'
import { about, say, sections } from './words.js'

const $ = id => document.getElementById(id)
const inputs = ['receipt', 'trust', 'opening']
const readers = { receipt: parseBundle, trust: parseTrust, opening: parseOpening }
let lang = /^\/(zh|en)\//.exec(location.pathname)?.[1] ?? (/^zh\b/i.test(navigator.language) ? 'zh' : 'en')
let show = () => {} // draws again what is shown, in another language

function element (name, content, attributes = {}) {
  const out = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) out.setAttribute(key, value)
  out.append(...[content].flat())
  return out
}

function speak (to) {
  lang = to
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en'
  document.title = say(lang, 'verify.title')
  for (const e of document.querySelectorAll('[data-t]')) e.textContent = say(lang, e.dataset.t)
  for (const b of document.querySelectorAll('[data-lang]')) b.setAttribute('aria-pressed', b.dataset.lang === lang)
  show()
}

// mark shows what is wrong with a text at its field; without a problem it takes the mark away.
function mark (name, problem) {
  const field = $(name)
  field.toggleAttribute('aria-invalid', false)
  $(name + '-error').textContent = ''
  if (!problem) return
  field.setAttribute('aria-invalid', 'true')
  $(name + '-error').textContent = problem
}

// told is what is wrong with a text, in words.
function told (e) {
  const what = e instanceof Malformed ? say(lang, e.key, e.args) : String(e.message)
  const place = e.line ? say(lang, 'verify.line', { line: e.line }) : ''
  return place + what
}

function draw (status, heading, content, data = {}) {
  const result = $('result')
  result.replaceChildren(element('h2', heading, { id: 'verdict', tabindex: '-1', class: status }), ...content)
  for (const key of Object.keys(result.dataset)) delete result.dataset[key]
  Object.assign(result.dataset, { status, ...data })
  result.hidden = false
}

function refuse (name, e) {
  show = () => {
    mark(name, told(e))
    const link = element('a', `${say(lang, 'verify.' + name)}: ${told(e)}`.replace(/^(\p{sc=Han}+): /u, '$1：'), { href: '#' + name })
    link.addEventListener('click', event => { event.preventDefault(); $(name).focus() })
    draw('unreadable', say(lang, 'verify.unreadable'), [element('p', link)], { problem: e.key ?? '', line: e.line ?? '' })
  }
  show()
}

function answer (verdict, warnings) {
  show = () => {
    const lines = about(lang, verdict.bundle).map(line => element('p', line, { class: 'about' }))
    const parts = sections(lang, verdict).flatMap(([heading, all]) => [element('h3', heading), element('ul', all.map(line => element('li', line)))])
    const aside = warnings.map(w => element('p', say(lang, 'verify.line', { line: w.line }) + say(lang, w.key) + ' ' + say(lang, w.hint), { class: 'warning' }))
    draw(verdict.status, say(lang, 'publog.status.' + verdict.status), [...lines, ...parts, ...aside])
  }
  show()
}

// check reads the three texts and answers.
function check () {
  const q = { now: Math.floor(Date.now() / 1000) }
  let bad
  for (const name of inputs) {
    mark(name)
    const value = $(name).value
    if (value.trim() === '' && name !== 'receipt') continue
    try {
      q[name] = readers[name](value)
    } catch (e) {
      bad ??= [name, e]
    }
  }
  if (bad) refuse(...bad)
  else answer(verify({ ...q, bundle: q.receipt }), q.trust?.warnings ?? [])
  $('verdict').focus()
}

// fromFragment takes a receipt from behind the # of the address, which browsers send to nobody: as it is, or in base64.
function fromFragment () {
  const raw = location.hash.slice(1)
  let receipt
  try {
    receipt = decodeURIComponent(raw)
  } catch {
    return
  }
  const packed = raw.replace(/-/g, '+').replace(/_/g, '/')
  if (!receipt.startsWith(receiptHead)) receipt = text(unbase64(packed + '='.repeat((4 - packed.length % 4) % 4), false) ?? new Uint8Array())
  if (!receipt?.startsWith(receiptHead)) return
  $('receipt').value = receipt
  check()
}

for (const name of inputs) {
  $(name + '-file').addEventListener('change', async event => {
    const [file] = event.target.files
    if (!file || file.size > 8 << 20) return mark(name, file && say(lang, 'publog.form.size', { most: 8 << 20 }))
    $(name).value = await file.text()
    mark(name)
  })
}
for (const b of document.querySelectorAll('[data-lang]')) b.addEventListener('click', () => speak(b.dataset.lang))
$('form').addEventListener('submit', event => { event.preventDefault(); check() })
$('form').hidden = false
addEventListener('hashchange', fromFragment)
speak(lang)
fromFragment()
