// Every page, in both languages, at three widths and in both themes: axe finds nothing, the console stays silent, nothing is wider than the
// window.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { overflow, pages, startBrowser, startDesk, violations, watched, weightOf } from './desk.mjs'

const sizes = [{ width: 1366, height: 768 }, { width: 390, height: 844 }, { width: 320, height: 640 }]

describe('pages', () => {
  let desk, browser
  before(async () => {
    desk = await startDesk()
    browser = await startBrowser()
  })
  after(async () => {
    await browser?.end()
    await desk?.stop()
  })

  for (const [name, address] of Object.entries(pages)) {
    for (const lang of ['zh', 'en']) {
      it(`${name}, ${lang}`, async () => {
        const { page, errors } = await watched(browser)
        const found = []
        for (const theme of ['light', 'dark']) {
          await browser.addCookies([{ name: 'theme', value: theme, url: desk.base }])
          await page.goto(`${desk.base}/${lang}${address}`)
          await page.evaluate(() => document.querySelectorAll('details').forEach(d => { d.open = true }))
          for (const size of sizes) {
            await page.setViewportSize(size)
            const where = `${theme}, ${size.width} px: `
            // What is laid out anew is looked at by axe in one theme, what only has other colours once.
            if (theme === 'light' ? size.width !== 320 : size.width === 320) found.push(...(await violations(page)).map(v => where + v))
            const wide = await overflow(page)
            if (wide > 0) found.push(`${where}${wide} px wider than the window`)
          }
        }
        // A page that is missing is a failed request to the console, and rightly so.
        const silent = errors.filter(e => !/status of (404|422)/.test(e))
        await page.close()
        assert.equal([...found, ...silent].join('\n'), '')
      })
    }
  }

  it('gives the first page in at most 60 KB', async () => {
    for (const name of ['home', 'examples', 'press', 'invented', 'law', 'provision']) {
      const bytes = await weightOf(browser, `${desk.base}/en${pages[name]}`)
      assert.ok(bytes > 0 && bytes <= 60 * 1024, `${name}: ${bytes} bytes`)
    }
  })
})
