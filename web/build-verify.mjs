// Builds the page that checks receipts: verify/src becomes one file without a dependency, verify/dist/check.html. Its policy lets in the script
// and the style that are in it, by their hashes, and nothing else: it can ask nobody. The same sources give the same bytes.
import { build } from 'esbuild'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

process.chdir(path.dirname(fileURLToPath(import.meta.url)))

const json = file => JSON.parse(readFileSync(file, 'utf8'))
const said = /^publog\.(status|head|about|vouch|shown|wrong|open|do|form|trust)\b|^verify\./
const all = { ...json('../i18n/catalogue/publog.json'), ...json('../i18n/catalogue/web_verify.json') }
const messages = Object.fromEntries(Object.entries(all).filter(([key]) => said.test(key)))
const words = JSON.stringify({ messages, kinds: json('verify/kinds.json') })

const shared = { bundle: true, minify: true, write: false, target: ['chrome86', 'firefox78', 'safari14.1'], charset: 'utf8', logLevel: 'warning', legalComments: 'none' }
const text = async options => (await build({ ...shared, ...options })).outputFiles[0].text.trim()
const style = await text({ entryPoints: ['verify/src/page.css'] })
const script = await text({ entryPoints: ['verify/src/page.js'], format: 'esm', define: { WORDS: words } })
if (/<\/(script|style)/i.test(script + style)) throw new Error('the script or the style would end too early')

const digest = data => `'sha256-${createHash('sha256').update(data).digest('base64')}'`
const csp = `default-src 'none'; script-src ${digest(script)}; style-src ${digest(style)}; base-uri 'none'; form-action 'none'`
const escaped = s => s.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const page = readFileSync('verify/src/page.html', 'utf8').replace(/\{(csp|style|script|verify\.[a-z.]+)( en)?\}/g, (_, key, en) =>
  ({ csp, style, script })[key] ?? escaped(messages[key][en ? 'en' : 'zh']))

mkdirSync('verify/dist', { recursive: true })
writeFileSync('verify/dist/check.html', page)
console.log(`check.html  ${Buffer.byteLength(page)} bytes, ${gzipSync(page, { level: 9 }).length} zipped`)
