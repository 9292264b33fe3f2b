// The desk and the browser for the tests: starts bin/mandamus on a free port and Debian's chromium with an empty profile.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const program = process.env.MANDAMUS ?? fileURLToPath(new URL('../../bin/mandamus', import.meta.url))
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync']

// startDesk runs the program and resolves to its address and a way to end it, which gives the exit status.
export function startDesk () {
  const child = spawn(program, ['serve', '--lang', 'en', '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'pipe'] })
  let log = ''
  child.stderr.on('data', d => { log = (log + d).slice(-10000) })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', code => reject(new Error(`the desk ended with ${code}\n${log}`)))
    child.stdout.on('data', d => {
      const found = /http:\/\/\S+?(?=\/? )/.exec(String(d))
      if (found) resolve({ base: found[0], stop: () => new Promise(end => { child.on('exit', end); child.kill('SIGINT') }) })
    })
  })
}

// startBrowser opens a browser with an empty profile.
export async function startBrowser (options = {}) {
  const profile = mkdtempSync(path.join(tmpdir(), 'mandamus-browser-'))
  const browser = await chromium.launchPersistentContext(profile, { executablePath, args, viewport: { width: 1366, height: 768 }, ...options })
  return Object.assign(browser, { end: async () => { await browser.close(); rmSync(profile, { recursive: true, force: true }) } })
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

// violations are what axe finds on a page. It comes in by the protocol of the browser, since the policy of the page lets no script in.
export async function violations (page) {
  const cdp = await page.context().newCDPSession(page)
  const run = `${axe};axe.run(document, { runOnly: ${JSON.stringify(rules)} }).then(r => JSON.stringify(r.violations.map(v =>
    v.id + ' (' + v.impact + ') × ' + v.nodes.length + ': ' + v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(' | '))))`
  const { result } = await cdp.send('Runtime.evaluate', { expression: run, awaitPromise: true })
  await cdp.detach()
  return JSON.parse(result.value)
}

// watched opens a page that notes every error of its console and script.
export async function watched (browser) {
  const page = await browser.newPage()
  const errors = []
  page.on('console', m => { if (m.type() === 'error') errors.push(m.text()) })
  page.on('pageerror', e => errors.push(e.message))
  return { page, errors }
}

// overflow is how far a page is wider than the window, in pixels.
export const overflow = page => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

// pages are the pages there are, one of each kind, without their language.
export const pages = {
  home: '/',
  law: '/law',
  instrument: '/law/instruments/all',
  provision: '/law/provisions/all.daily_fine',
  rules: '/law/rules',
  measure: '/law/rules/measure/daily_fine',
  limit: '/law/rules/limit/apply',
  accrual: '/law/rules/accrual/daily_fine',
  condition: '/law/rules/condition/refused',
  readings: '/law/readings',
  gaps: '/law/gaps',
  search: '/law/search?q=%E6%8B%92%E7%BB%9D%E5%B1%A5%E8%A1%8C',
  examples: '/examples',
  filtered: '/examples?show=over&kind=admin_judgment&q=a&sort=-decided',
  press: '/examples/cn-001',
  invented: '/examples/qinghe-compensation',
  otherday: '/examples/qinghe-compensation?on=2024-03-20&reading.fine_first_day=same_day',
  baddate: '/examples/qinghe-compensation?on=2024-13-01',
  try: '/try',
  skeleton: '/try?from=admin_judgment',
  missing: '/nowhere',
  components: '/dev/components'
}
