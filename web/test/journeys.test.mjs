// What people do with the pages: with a keyboard alone, without a script, and with the script in place.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { overflow, startBrowser, startDesk, violations, watched } from './desk.mjs'

const example = fileURLToPath(new URL('../../examples/fictitious/qinghe-compensation.yaml', import.meta.url))

describe('journeys', () => {
  let desk, browser, plain
  before(async () => {
    desk = await startDesk()
    browser = await startBrowser()
    plain = await startBrowser({ javaScriptEnabled: false })
  })
  after(async () => {
    await browser?.end()
    await plain?.end()
    await desk?.stop()
  })

  it('the keyboard reaches everything in order, the skip link first, and the focus can be seen', async () => {
    const { page } = await watched(browser)
    await page.goto(`${desk.base}/en/examples`)
    const seen = []
    for (let i = 0; i < 16; i++) {
      await page.keyboard.press('Tab')
      seen.push(await page.evaluate(() => {
        const e = document.activeElement
        const s = getComputedStyle(e)
        const marked = s.outlineStyle !== 'none' || s.boxShadow !== 'none'
        return (e.textContent.trim() || e.name || e.id).slice(0, 30) + (marked ? '' : ' (not marked)')
      }))
    }
    assert.deepEqual(seen.slice(0, 9), ['Skip to main content', 'Mandamus', 'Sign in', '中文', 'Home', 'Public record', 'Examples', 'Assess a case', 'Law'])
    assert.ok(seen.includes('q'), `the search field is not among ${seen.join(', ')}`)
    assert.ok(!seen.some(s => s.includes('not marked')), seen.join(', '))
    await page.close()
  })

  it('a case is found, opened and a reason unfolded with the keyboard alone', async () => {
    const { page } = await watched(browser)
    await page.goto(`${desk.base}/en/examples`)
    await page.focus('#q')
    await page.keyboard.type('qinghe')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.querySelectorAll('#list tbody tr').length === 1)
    await page.focus('#list tbody a')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#measures')
    const summary = page.locator('#m-daily_fine summary').first()
    await summary.focus()
    await page.keyboard.press('Enter')
    assert.ok(await page.locator('#m-daily_fine .m-why').first().isVisible())
    await page.close()
  })

  it('the list is filtered and sorted in place, and says so', async () => {
    const { page, errors } = await watched(browser)
    await page.goto(`${desk.base}/en/examples`)
    await page.evaluate(() => { window.kept = true })
    await page.selectOption('#kind', 'admin_act')
    await page.waitForFunction(() => document.getElementById('said').textContent !== '')
    assert.match(page.url(), /kind=admin_act/)
    assert.ok(await page.evaluate(() => window.kept), 'the page was loaded anew')
    await page.click('th:has-text("Sum") a')
    await page.waitForFunction(() => /by Sum \(CNY\), rising/.test(document.getElementById('said').textContent))
    assert.match(await page.textContent('[aria-sort]'), /Sum/)
    await page.goBack()
    await page.waitForFunction(() => !location.search.includes('sort='))
    await page.reload()
    assert.equal(await page.inputValue('#kind'), 'admin_act')
    assert.deepEqual(errors, [])
    await page.close()
  })

  it('without a script a list is filtered, a day assessed and a theme chosen', async () => {
    const page = await plain.newPage()
    await page.goto(`${desk.base}/zh/examples`)
    await page.fill('#q', '青禾')
    await page.click('.m-filter button')
    assert.equal(await page.locator('#list tbody tr').count(), 1)
    await page.click('#list tbody a')
    await page.fill('#on', '2024-03-20')
    await page.click('.m-dayform button')
    assert.match(page.url(), /on=2024-03-20/)
    assert.match(await page.textContent('main'), /2024年3月20日/)
    await page.click('button[value=dark]')
    assert.equal(await page.getAttribute('html', 'data-theme'), 'dark')
    assert.match(page.url(), /on=2024-03-20/)
    await page.close()
  })

  it('without a script a case file is uploaded, and what is wrong with one is shown at its line', async () => {
    const page = await plain.newPage()
    await page.goto(`${desk.base}/en/try`)
    await page.setInputFiles('#file', example)
    await page.click('main form button')
    assert.match(await page.textContent('h1'), /Qinghe/)
    await page.goto(`${desk.base}/en/try`)
    await page.fill('#text', readFileSync(example, 'utf8').replace('kind: pay', 'kind: pya'))
    await page.click('main form button')
    assert.match(await page.title(), /^Error: /)
    const target = await page.getAttribute('.govuk-error-summary a', 'href')
    assert.match(await page.textContent(target), /kind: pya/)
    await page.close()
  })

  it('the assessment of one’s own case file stands up to axe, and asks again with another day', async () => {
    const { page, errors } = await watched(browser)
    await page.goto(`${desk.base}/en/try`)
    await page.fill('#text', readFileSync(example, 'utf8'))
    await page.click('main form button')
    await page.waitForSelector('#measures')
    assert.deepEqual(await violations(page), [])
    await page.fill('#on', '2023-06-01')
    await page.click('.m-dayform button')
    await page.waitForSelector('time[datetime="2023-06-01"]')
    assert.deepEqual(errors, [])
    await page.close()
  })

  it('a wrong file and an empty form stand up to axe', async () => {
    const { page } = await watched(browser)
    for (const text of ['', 'casefile: 1\nid: 7\n']) {
      await page.goto(`${desk.base}/zh/try`)
      await page.fill('#text', text)
      await page.click('main form button')
      await page.waitForSelector('.govuk-error-summary')
      assert.deepEqual(await violations(page), [])
      assert.equal(await page.evaluate(() => document.activeElement.className), 'govuk-error-summary')
    }
    await page.close()
  })

  it('a page stays in one column at four times its size, and readable in forced colours', async () => {
    const { page } = await watched(browser)
    await page.setViewportSize({ width: 342, height: 768 })
    await page.emulateMedia({ forcedColors: 'active' })
    for (const address of ['/zh/examples/cn-001', '/en/examples/qinghe-compensation']) {
      await page.goto(desk.base + address)
      assert.ok(await overflow(page) <= 0)
    }
    await page.emulateMedia({ forcedColors: 'none' })
    await page.close()
  })

  it('Ctrl-C ends the desk in good order', async () => {
    const other = await startDesk()
    assert.equal((await fetch(other.base + '/en/')).status, 200)
    assert.equal(await other.stop(), 0)
  })

  it('on paper everything is unfolded and navigation is gone', async () => {
    const { page } = await watched(browser)
    await page.goto(`${desk.base}/zh/examples/qinghe-compensation`)
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
    await page.emulateMedia({ media: 'print' })
    assert.ok(await page.locator('#m-daily_fine .m-why').first().isVisible())
    assert.ok(!(await page.locator('.m-nav').isVisible()))
    assert.ok(!(await page.locator('.m-dayform').isVisible()))
    await page.emulateMedia({ media: 'screen' })
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
    assert.ok(!(await page.locator('#m-daily_fine .m-why').first().isVisible()))
    await page.close()
  })
})
