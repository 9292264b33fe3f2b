// The page that checks receipts, opened from the disk: for every vector it comes to the verdict of package publog, in the same words, and it asks
// nobody for anything.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { overflow, startBrowser, violations, watched } from './desk.mjs'

const at = p => fileURLToPath(new URL(p, import.meta.url))
const file = at('../verify/dist/check.html')
const address = pathToFileURL(file).href
const vectors = ['vectors', 'sm2'].flatMap(name => JSON.parse(readFileSync(at(`../../publog/testdata/verify/${name}.json`), 'utf8')))
const proved = vectors.find(v => v.name === 'opening that fits')

// linesOf are the lines of a verdict as the program prints it, without what marks them.
const linesOf = text => text.split('\n').map(l => l.replace(/^ {2}- /, '')).filter(Boolean)

async function ask (page, v, lang) {
  await page.clock.setFixedTime(new Date(v.now))
  for (const name of ['receipt', 'trust', 'opening']) await page.locator('#' + name).evaluate((e, text) => { e.value = text }, v[name] ?? '')
  await page.click('button[type=submit]')
  return shown(page, lang)
}

// shown is what the page shows, in a language.
async function shown (page, lang) {
  await page.click(`[data-lang=${lang}]`)
  return page.locator('#result').evaluate(e => ({ ...e.dataset, lines: [...e.querySelectorAll('h2, h3, p, li')].map(l => l.textContent) }))
}

describe('check page', () => {
  let browser
  before(async () => { browser = await startBrowser() })
  after(async () => { await browser?.end() })

  it('comes to the verdict of the program for every vector, in its words', async () => {
    const { page, errors } = await watched(browser)
    await page.goto(address)
    const wrong = []
    for (const v of vectors) {
      await ask(page, v, 'en')
      for (const lang of ['zh', 'en']) {
        const got = await shown(page, lang)
        if (got.status !== v.status) wrong.push(`${v.name}: ${got.status}, not ${v.status}: ${got.lines.join(' / ')}`)
        else if (v.status !== 'unreadable' && got.lines.join('\n') !== linesOf(v[lang]).join('\n')) wrong.push(`${v.name}, ${lang}:\n${got.lines.join('\n')}\nnot\n${linesOf(v[lang]).join('\n')}`)
        else if (v.status === 'unreadable' && got.problem + got.line !== v.problem + v.line) wrong.push(`${v.name}: ${got.problem} in line ${got.line}, not ${v.problem} in line ${v.line}`)
      }
    }
    await page.close()
    assert.equal([...wrong, ...errors].join('\n\n'), '')
    assert.deepEqual([...new Set(vectors.map(v => v.status))].sort(), ['due', 'promised', 'proved', 'refuted', 'unreadable', 'unvouched'])
  })

  it('asks nobody for anything, and could not', async () => {
    const { page } = await watched(browser)
    const asked = []
    page.on('request', r => { if (!r.url().startsWith('file:')) asked.push(r.url()) })
    await page.goto(address + '#' + Buffer.from(proved.receipt).toString('base64url'))
    await ask(page, proved, 'zh')
    assert.deepEqual(asked, [])
    const refused = await page.evaluate(() => fetch('https://court.example/').then(() => 'sent', () => 'refused'))
    assert.equal(refused, 'refused')
    assert.match(readFileSync(file, 'utf8'), /default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'/)
    await page.close()
  })

  it('takes a receipt from behind the # of its address, as it is and in base64, and from a file', async () => {
    const { page, errors } = await watched(browser)
    for (const hash of [Buffer.from(proved.receipt).toString('base64url'), Buffer.from(proved.receipt).toString('base64'), encodeURIComponent(proved.receipt)]) {
      await page.goto('about:blank')
      await page.goto(`${address}#${hash}`)
      assert.equal(await page.locator('#receipt').inputValue(), proved.receipt)
      assert.equal(await page.locator('#result').getAttribute('data-status'), 'unvouched')
    }
    await page.locator('#trust-file').setInputFiles({ name: 'trust.txt', mimeType: 'text/plain', buffer: Buffer.from(proved.trust) })
    await page.waitForFunction(() => document.getElementById('trust').value !== '')
    await page.clock.setFixedTime(new Date(proved.now))
    await page.click('button[type=submit]')
    assert.equal(await page.locator('#result').getAttribute('data-status'), 'proved')
    assert.equal(await page.evaluate(() => document.activeElement.id), 'verdict')
    assert.deepEqual(errors, [])
    await page.close()
  })

  it('is accessible and fits in the window, in both languages and themes', async () => {
    const { page, errors } = await watched(browser)
    const found = []
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme })
      for (const name of ['opening that fits', 'entry altered in the receipt', 'quorum of one', 'no trust file']) {
        for (const width of [1366, 390, 320]) {
          await page.setViewportSize({ width, height: 700 })
          await page.goto(address)
          const lang = width === 390 ? 'en' : 'zh'
          await ask(page, vectors.find(v => v.name === name), lang)
          const where = `${name}, ${colorScheme}, ${width} px: `
          if (width !== 390 || colorScheme === 'light') found.push(...(await violations(page)).map(v => where + v))
          const wide = await overflow(page)
          if (wide > 0) found.push(`${where}${wide} px wider than the window`)
        }
      }
    }
    await page.close()
    assert.equal([...found, ...errors].join('\n'), '')
  })

  it('says without a script how to check, and weighs at most 60 KB', async () => {
    const plain = await startBrowser({ javaScriptEnabled: false })
    const page = await plain.newPage()
    await page.goto(address)
    const text = await page.locator('main').innerText()
    await plain.end()
    assert.match(text, /mandamus verify 凭证[\s\S]*mandamus verify RECEIPT/)
    assert.ok(gzipSync(readFileSync(file), { level: 9 }).length <= 60 * 1024)
  })
})
