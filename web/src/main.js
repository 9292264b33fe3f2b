// Enhancements only: every page works without this file.
import { createAll, Button, ErrorSummary, SkipLink } from 'govuk-frontend'
import htmx from 'htmx.org'

// govuk-frontend does nothing without these classes; it expects them from a script inside the page, which our policy forbids.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')

// The policy of the site allows no inline style and no evaluated text. The page says so too, for the time before this line runs.
Object.assign(htmx.config, {
  includeIndicatorStyles: false,
  allowEval: false,
  allowScriptTags: false,
  selfRequestsOnly: true,
  historyCacheSize: 0
})

const components = [Button, ErrorSummary, SkipLink]
const enhance = scope => components.forEach(c => createAll(c, undefined, scope))
enhance(document.body)

// A list that was filtered or sorted in place says so to readers of a screen, and keeps the focus where it was.
let focused = null
document.body.addEventListener('htmx:beforeSwap', () => {
  const e = document.activeElement
  focused = e && e.closest('#list') ? { id: e.id, text: e.textContent, tag: e.tagName } : null
})
document.body.addEventListener('htmx:afterSettle', () => {
  const said = document.getElementById('said')
  const words = document.querySelector('#list [data-said]')
  if (said && words) said.textContent = words.textContent
  const list = document.getElementById('list')
  if (!focused || !list) return
  const same = focused.id
    ? document.getElementById(focused.id)
    : Array.from(list.querySelectorAll(focused.tag)).find(e => e.textContent === focused.text)
  if (same) same.focus()
})

// On paper nothing is folded away.
let opened = []
window.addEventListener('beforeprint', () => {
  opened = Array.from(document.querySelectorAll('details:not([open]):not(.is-screen)'))
  opened.forEach(d => { d.open = true })
})
window.addEventListener('afterprint', () => opened.forEach(d => { d.open = false }))

// A link to a part that is folded away opens it.
const reveal = () => {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)))
  for (let d = target && target.closest('details'); d; d = d.parentElement.closest('details')) d.open = true
}
window.addEventListener('hashchange', reveal)
reveal()

// Words selected in the text of a judgment go into the field that quotes them, with the place where they begin.
document.addEventListener('selectionchange', () => {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || !selection.rangeCount) return
  const range = selection.getRangeAt(0)
  const node = range.commonAncestorContainer
  const text = (node.nodeType === 1 ? node : node.parentElement).closest('[data-quotes]')
  if (!text || !selection.toString().trim()) return
  const before = document.createRange()
  before.setStart(text, 0)
  before.setEnd(range.startContainer, range.startOffset)
  document.getElementById(text.dataset.quotes).value = range.toString().trim()
  document.getElementById(text.dataset.at).value = Array.from(before.toString()).length
})
