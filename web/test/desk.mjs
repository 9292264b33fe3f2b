// The desk and the browser for the tests: starts bin/mandamus on a free port and Debian's chromium with an empty profile.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const program = process.env.MANDAMUS ?? fileURLToPath(new URL('../../bin/mandamus', import.meta.url))
export const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
export const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync']

// startDesk runs the program and resolves to its address, its output so far, the accounts it printed, and a way to end it, which gives the
// exit status. It has a database of its own, with the demonstration in it, or one that another start has left.
export function startDesk ({ demo = false, database } = {}) {
  const folder = database ? undefined : mkdtempSync(path.join(tmpdir(), 'mandamus-desk-'))
  database ??= path.join(folder, 'desk.db')
  const options = ['serve', '--lang', 'en', '--listen', '127.0.0.1:0', '--database', database, ...(demo ? ['--demo'] : [])]
  const child = spawn(program, options, { stdio: ['ignore', 'pipe', 'pipe'] })
  let log = ''
  let out = ''
  const ended = new Promise(resolve => child.on('exit', resolve))
  const stop = async () => {
    child.kill('SIGINT')
    const status = await ended
    if (folder) rmSync(folder, { recursive: true, force: true })
    return status
  }
  child.stderr.on('data', d => { log = (log + d).slice(-200000) })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    ended.then(code => reject(new Error(`the desk ended with ${code}\n${log}`)))
    child.stdout.on('data', d => {
      out += d
      const found = /http:\/\/\S+?(?=\/? )/.exec(out)
      if (found) resolve({ base: found[0], accounts: accountsIn(out), codes: codesIn(out), log: () => log, database, stop })
    })
  })
}

// accountsIn are the names with their first passwords, and codesIn the access codes, of the output of a demonstration.
const accountsIn = out => [...out.matchAll(/^([a-z-]+) +([0-9a-z]{4}(?:-[0-9a-z]{4}){3}) /gm)].map(([, name, password]) => [name, password])
const codesIn = out => [...out.matchAll(/ ([0-9A-Z]{4}(?:-[0-9A-Z]{4}){6}) /g)].map(([, code]) => code)

// startBrowser opens a browser with an empty profile.
export async function startBrowser (options = {}) {
  const profile = mkdtempSync(path.join(tmpdir(), 'mandamus-browser-'))
  const browser = await chromium.launchPersistentContext(profile, { executablePath, args, viewport: { width: 1366, height: 768 }, ...options })
  return Object.assign(browser, { end: async () => { await browser.close(); rmSync(profile, { recursive: true, force: true }) } })
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

// violations are what axe finds on a page, by all its rules or by those named. It comes in by the protocol of the browser, since the policy of
// the page lets no script in.
export async function violations (page, only = rules) {
  const cdp = await page.context().newCDPSession(page)
  const { result: there } = await cdp.send('Runtime.evaluate', { expression: 'typeof axe' })
  const run = `${there.value === 'undefined' ? axe : ''};axe.run(document, { runOnly: ${JSON.stringify(only)} }).then(r => JSON.stringify(r.violations.map(v =>
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

// weightOf is how many bytes a first visit of an address takes, with style and script.
export async function weightOf (browser, address) {
  const page = await browser.newPage()
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Network.enable')
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true })
  let bytes = 0
  cdp.on('Network.loadingFinished', e => { bytes += e.encodedDataLength })
  await page.goto(address, { waitUntil: 'networkidle' })
  await page.close()
  return bytes
}

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
