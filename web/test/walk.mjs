// The walk of the roles: every page that a role can reach by links, in one language, light and dark. axe finds nothing, the console stays
// silent, nothing is wider than a small phone, a page that leads up ends with a page and not with a sign; the first page, with all it needs,
// weighs at most 60 KB. A page that is built like one axe has seen is only measured. The forms of what is recorded in a case are the same for
// whoever may open them, so the first role that reaches one looks at it; every other page is looked at by each role.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startDesk, overflow, violations } from './desk.mjs'
import { startPeople } from './people.mjs'

const roles = ['clerk', 'officer', 'judge', 'director', 'president', 'supervisor', 'administrator', 'overseer', 'debtor', 'applicant']
const homes = { debtor: ['/owe'], applicant: ['/my'] }
const most = 120 // pages of a role; one that has more fails, so that none is left out in silence
const phone = { width: 320, height: 640 }
const screen = { width: 1366, height: 768 }

// shapeOf is an address without what differs from case to case.
const shapeOf = address => address.replace(/\/(cases|owe|my|intake|accounts)\/[0-9a-z]{16,}/, '/$1/*')
  .replace(/\/(newacts|nonuse|findings)\/[^?]*/, '/$1/*')
  .replace(/(cases|nonuse|today|hearings|sign-ins)\?.*/, '$1?').replace(/=[^&#]*/g, '=').replace(/\/(o|m|p|a|d|h|x)\d+/g, '/$1')

// linksOf are the links of a page within the desk.
const linksOf = page => page.evaluate(() => [...document.querySelectorAll('a[href^="/"]')].map(a => a.getAttribute('href'))
  .filter(a => !/\.(csv|ics|json|yaml)|\/file$|\/dev\/|\/law|\/examples|\/try|\/open/.test(a)).map(a => a.replace(/^\/(zh|en)/, '').replace(/#.*/, '')))

// builtOf is what a page is built of; two pages that are built alike look alike to axe.
const builtOf = page => page.evaluate(() => [...new Set([...document.querySelectorAll('body *')].map(e =>
  `${e.parentElement.tagName}>${e.tagName}.${e.getAttribute('class') ?? ''}`))].sort().join('\n'))

// dressed gives a page a theme, as its cookie would.
const dressed = (page, theme) => page.evaluate(t => { document.documentElement.dataset.theme = t }, theme)

// dangling reports whether the links to the pages above end with a sign that leads nowhere.
const dangling = page => page.evaluate(() => [...document.querySelectorAll('.m-crumbs li:last-child')].some(e => getComputedStyle(e, '::after').content !== 'none'))

// look returns what is wrong with the page that is open. What differs between the themes is colour, so the dark one is asked for contrast.
async function look (page, looked) {
  const found = []
  await page.evaluate(() => document.querySelectorAll('details').forEach(d => { d.open = true }))
  for (const theme of ['dark', 'light']) {
    await dressed(page, theme)
    const wide = await overflow(page)
    if (wide > 0) found.push(`${theme}: ${wide} px wider than the window`)
  }
  if (await dangling(page)) found.push('the way up ends with a sign')
  const built = await builtOf(page)
  if (looked.has(built)) return found
  looked.add(built)
  await page.setViewportSize(screen)
  found.push(...await violations(page))
  await dressed(page, 'dark')
  found.push(...(await violations(page, ['color-contrast'])).map(v => `dark: ${v}`))
  await page.setViewportSize(phone)
  return found
}

// walk has each role walk its pages in a language.
export function walk (lang) {
  describe(`roles in ${lang}`, () => {
    let desk, people
    const looked = new Set()
    const forms = new Set()
    before(async () => {
      desk = await startDesk({ demo: true })
      people = await startPeople(desk)
    })
    after(async () => {
      await people?.end()
      await desk?.stop()
    })

    for (const role of roles) {
      it(role, async () => {
        const person = await people.as(role === 'applicant' ? desk.codes[0] : role, { lang, viewport: phone })
        const { page } = person
        const found = []
        const queue = [...homes[role] ?? ['/today', '/cases']]
        const shapes = new Set([...queue.map(shapeOf), ...forms])
        const cdp = await page.context().newCDPSession(page)
        await cdp.send('Network.enable')
        let bytes = 0
        cdp.on('Network.loadingFinished', e => { bytes += e.encodedDataLength })
        for (let n = 0; n < most && queue.length > 0; n++) {
          const address = queue.shift()
          bytes = 0
          await person.open(address)
          if (person.status === 403) continue
          if (person.status !== 200) found.push(`${address}: ${person.status}`)
          if (/\/do\//.test(address)) forms.add(shapeOf(address))
          if (n === 0 && bytes > 60 * 1024) found.push(`${address}: ${bytes} bytes`)
          for (const link of await linksOf(page)) {
            const shape = shapeOf(link)
            if (!shapes.has(shape)) queue.push(link)
            shapes.add(shape)
          }
          found.push(...(await look(page, looked)).map(what => `${address}: ${what}`))
        }
        if (queue.length > 0) found.push(`${queue.length} pages were not looked at, the next ${queue[0]}`)
        found.push(...await person.leave())
        assert.equal(found.join('\n'), '')
      })
    }
  })
}
