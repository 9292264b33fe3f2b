// People at the desk, for the tests. Each works with a hand: the mouse with the script of the pages, the mouse without it, or the keyboard
// alone. What a journey does is written once and is done by every hand.
import assert from 'node:assert/strict'
import { chromium } from 'playwright-core'
import { args, executablePath } from './desk.mjs'

export const hands = { mouse: {}, plain: { javaScriptEnabled: false }, keyboard: {} }

// startPeople opens one browser for many people. The desk is a demonstration: its accounts and codes are on its first output.
export async function startPeople (desk) {
  const browser = await chromium.launch({ executablePath, args })
  const passwords = new Map(desk.accounts)
  return {
    // as signs somebody in, with an account by its name or as the bearer of an access code.
    async as (who, { lang = 'zh', hand = 'mouse', viewport = { width: 1366, height: 768 }, ...more } = {}) {
      const context = await browser.newContext({ viewport, locale: 'en-US', reducedMotion: 'reduce', ...hands[hand], ...more })
      const person = new Person(await context.newPage(), desk.base, lang, hand === 'keyboard')
      await person.enter(who, passwords)
      return person
    },
    end: () => browser.close()
  }
}

// An error of a page that was meant to be refused is one for the console too.
const expected = /status of (40[349]|422)/

export class Person {
  constructor (page, base, lang, keys) {
    Object.assign(this, { page, base, lang, keys, errors: [] })
    page.setDefaultTimeout(10000)
    page.on('console', m => { if (m.type() === 'error' && !expected.test(m.text())) this.errors.push(`${page.url()}: ${m.text()}`) })
    page.on('pageerror', e => this.errors.push(`${page.url()}: ${e.message}`))
  }

  // enter signs in by a code or by a password, and chooses a new one where the door asks for it.
  async enter (who, passwords) {
    if (who.includes('-') && who === who.toUpperCase()) {
      await this.open('/sign-in/code')
      await this.send({ code: who })
    } else {
      await this.open('/sign-in')
      await this.send({ name: who, password: passwords.get(who) })
      if (this.page.url().includes('/password')) {
        const fresh = 'seven grey herons over the weir'
        await this.send({ old: passwords.get(who), new: fresh, again: fresh })
        passwords.set(who, fresh)
      }
    }
    assert.ok(!/sign-in|password/.test(this.page.url()), `${who} did not get in: ${await this.said()}`)
    return this
  }

  // open types an address.
  async open (path) {
    const answer = await this.page.goto(`${this.base}/${this.lang}${path}`)
    this.status = answer.status()
    return this
  }

  // said is the text of the page, for messages.
  async said () {
    return (await this.page.locator('main').innerText()).replace(/\s+/g, ' ').slice(0, 1500)
  }

  // sees holds that the page says something.
  async sees (...words) {
    const text = await this.page.locator('main').innerText()
    for (const w of words) assert.ok(w.test ? w.test(text) : text.includes(w), `${this.page.url()} does not say ${w}:\n${text.slice(0, 3000)}`)
    return this
  }

  // reach moves the focus to the first element of a selector by the Tab key.
  async reach (selector) {
    for (let i = 0; i < 600; i++) {
      if (await this.page.evaluate(s => document.activeElement?.matches(s) && document.activeElement !== document.body, selector)) return
      await this.page.keyboard.press('Tab')
    }
    assert.fail(`the keyboard does not reach ${selector} on ${this.page.url()}`)
  }

  // act does what leads to another page, and waits for it.
  async act (selector) {
    const target = this.page.locator(selector).first()
    assert.ok(await target.count() > 0, `${this.page.url()} has no ${selector}: ${await this.said()}`)
    const [answer] = await Promise.all([
      this.page.waitForNavigation(),
      this.keys ? this.reach(selector).then(() => this.page.keyboard.press('Enter')) : this.shown(target).then(() => target.click())
    ])
    this.status = answer?.status() ?? 200
    return this
  }

  // shown unfolds what an element is folded into.
  async shown (target) {
    const folded = target.locator('xpath=ancestor::details[not(@open)]')
    for (let n = await folded.count(); n > 0 && !this.keys; n = await folded.count()) await folded.first().locator('summary').first().click()
  }

  // unfold opens a part of the page that is folded.
  async unfold (selector) {
    if (!this.keys) return await this.page.locator(`${selector} > summary`).first().click()
    await this.reach(`${selector} > summary`)
    await this.page.keyboard.press('Enter')
  }

  // follow takes a link by the end of its address.
  async follow (end) {
    await this.act(`main a[href$="${end}"], main a[href*="${end}?"], main a[href*="${end}&"]`)
    assert.equal(this.status, 200, `${this.page.url()}: ${await this.said()}`)
    return this
  }

  // send fills in a form by the names of its fields and presses its button. What a field has is left; null is not touched.
  async send (fields, { form = 'main form[method=post]', button = 'button:not([name=step][value=terms])' } = {}) {
    const within = form.split(',').map(s => s.trim())
    for (const [name, value] of Object.entries(fields)) {
      if (value !== null) await this.fill(within.map(f => `${f} [name="${name}"]`).join(', '), value)
    }
    const last = Object.keys(fields).at(-1)
    const own = last ? `${form}:has([name="${last}"])` : form
    return await this.act(`${own} ${button}`)
  }

  async fill (selector, value) {
    const field = this.page.locator(`${selector}`).and(this.page.locator(':not([type=hidden])')).first()
    assert.ok(await field.count() > 0, `${this.page.url()} has no field ${selector}: ${await this.said()}`)
    const kind = await field.evaluate(e => e.type)
    for (const one of [value].flat()) await (this.keys ? this.type(selector, kind, one) : this.enterInto(field, selector, kind, one))
  }

  async enterInto (field, selector, kind, value) {
    if (kind === 'radio' || kind === 'checkbox') {
      const box = this.page.locator(valued(selector, value))
      assert.ok(await box.count() > 0, `${this.page.url()}: ${selector} cannot be ${value}: ${await this.said()}`)
      await this.shown(box.first())
      await box.first().check({ force: true })
    } else if (kind.startsWith('select')) {
      await field.selectOption(value)
    } else {
      await this.shown(field)
      await field.fill(value)
    }
  }

  async type (selector, kind, value) {
    const keyboard = this.page.keyboard
    if (kind === 'checkbox') {
      await this.reach(valued(selector, value))
      if (!await this.page.evaluate(() => document.activeElement.checked)) await keyboard.press('Space')
      return
    }
    await this.reach(selector.split(',').map(s => `${s.trim()}:not([type=hidden])`).join(', '))
    if (kind === 'radio') {
      await keyboard.press('Space')
      await this.until('ArrowDown', value)
    } else if (kind.startsWith('select')) {
      await keyboard.press('Home')
      await this.until('ArrowDown', value)
    } else if (kind === 'date') {
      const [year, month, day] = value.split('-')
      await keyboard.type(month + day + year)
    } else {
      await keyboard.press('Control+A')
      await keyboard.type(value)
    }
  }

  // until presses a key until the element with the focus has a value.
  async until (key, value) {
    for (let i = 0; i < 80; i++) {
      if (await this.page.evaluate(() => document.activeElement.value) === value) return
      await this.page.keyboard.press(key)
    }
    assert.fail(`${this.page.url()}: the keyboard does not choose ${value}`)
  }

  // leave closes the window, and says what its console complained of.
  async leave () {
    await this.page.context().close()
    return this.errors
  }
}

const valued = (selector, value) => selector.split(',').map(s => `${s.trim()}[value="${value}"]`).join(', ')

// day is a day of the legal calendar, some days from today.
export function day (days = 0) {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date(Date.now() + days * 86400000))
}
