// The public record, read by nobody in particular, on a phone first: every kind of page, in both languages and themes, with and without script.
// axe finds nothing, the console stays silent, nothing is wider than a small phone, no cookie is set, and the first page weighs at most 60 KB.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { overflow, startBrowser, startDesk, violations, watched, weightOf } from './desk.mjs'

const sizes = [{ width: 320, height: 640 }, { width: 1366, height: 768 }]
const kinds = {
  home: '/open',
  bodies: '/open/bodies',
  body: '/open/bodies/qinghe-compensation',
  figures: '/open/figures',
  log: '/open/log',
  entry: '/open/log/20',
  found: '/open?q=%E9%9D%92%E7%A6%BE'
}

// caseOf is the address of the first case that the page of a body leads to.
async function caseOf (desk, browser) {
  const page = await browser.newPage()
  await page.goto(`${desk.base}/zh${kinds.body}`)
  const href = await page.locator('a[href*="/open/cases/"]').first().getAttribute('href')
  await page.close()
  return href.replace(/^\/zh/, '').replace(/#.*/, '')
}

describe('the public record', () => {
  let desk, browser, plain
  before(async () => {
    desk = await startDesk({ demo: true })
    browser = await startBrowser()
    plain = await startBrowser({ javaScriptEnabled: false })
    kinds.case = await caseOf(desk, browser)
  })
  after(async () => {
    await plain?.end()
    await browser?.end()
    await desk?.stop()
  })

  for (const name of [...Object.keys(kinds), 'case']) {
    for (const lang of ['zh', 'en']) {
      it(`${name}, ${lang}`, async () => {
        const { page, errors } = await watched(browser)
        const found = []
        for (const colorScheme of ['light', 'dark']) {
          await page.emulateMedia({ colorScheme })
          const answer = await page.goto(`${desk.base}/${lang}${kinds[name]}`)
          assert.equal(answer.status(), 200)
          await page.evaluate(() => document.querySelectorAll('details').forEach(d => { d.open = true }))
          for (const size of sizes) {
            await page.setViewportSize(size)
            const wide = await overflow(page)
            if (wide > 0) found.push(`${colorScheme}, ${size.width} px: ${wide} px wider than the window`)
          }
          found.push(...(await violations(page)).map(v => `${colorScheme}: ${v}`))
        }
        await page.close()
        assert.equal([...found, ...errors].join('\n'), '')
        assert.deepEqual(await browser.cookies(desk.base), [])
      })
    }
  }

  it('leads from the search to a body, a case and the proof of an entry without a script', async () => {
    const page = await plain.newPage()
    await page.goto(`${desk.base}/zh/open`)
    await page.locator('main input[name=q]').fill('青禾')
    await page.locator('main form button').first().click()
    await page.locator('main a[href*="/open/bodies/"]').first().click()
    await page.locator('main a[href*="/open/cases/"]').first().click()
    await page.locator('main a[href*="/open/log/"]').first().click()
    assert.match(await page.locator('main').innerText(), /SHA-256/)
    await page.close()
  })

  it('gives each kind of page in at most 60 KB', async () => {
    for (const name of ['home', 'body', 'case', 'log']) {
      const bytes = await weightOf(browser, `${desk.base}/zh${kinds[name]}`)
      assert.ok(bytes > 0 && bytes <= 60 * 1024, `${name}: ${bytes} bytes`)
    }
  })
})
