// Pictures of the pages, for people: node test/shots.mjs FOLDER [PAGE…]. No test.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { pages, startBrowser, startDesk } from './desk.mjs'

const [folder, ...names] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })
const desk = await startDesk()
const browser = await startBrowser()
const page = await browser.newPage()
for (const [name, address] of Object.entries(pages).filter(([n]) => names.length === 0 || names.includes(n))) {
  for (const lang of ['zh', 'en']) {
    for (const width of [1366, 390]) {
      await page.setViewportSize({ width, height: width === 390 ? 844 : 768 })
      await page.goto(`${desk.base}/${lang}${address}`)
      await page.screenshot({ path: path.join(folder, `${name}-${lang}-${width}.png`) })
      await page.screenshot({ path: path.join(folder, `${name}-${lang}-${width}-full.png`), fullPage: true })
    }
  }
}
await browser.end()
await desk.stop()
