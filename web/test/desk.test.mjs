// What a desk must bear: two people in one case, requests that are not what they seem, being stopped and started again.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { startDesk } from './desk.mjs'
import { startPeople } from './people.mjs'

// until the line of a request has come over; it is written when the answer is out
const soon = async holds => {
  for (let i = 0; i < 100 && !holds(); i++) await new Promise(resolve => setTimeout(resolve, 20))
  return holds()
}

describe('desk', () => {
  let desk, people, folder, judge, at
  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'mandamus-desk-'))
    desk = await startDesk({ demo: true, database: path.join(folder, 'demo.db') })
    people = await startPeople(desk)
    judge = await people.as('judge')
    await judge.open('/cases')
    at = /\/cases\/[^/?#]+$/.exec(await judge.page.locator('#list a[href*="/cases/"]').first().getAttribute('href'))[0]
  })
  after(async () => {
    await people?.end()
    await desk?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('of two people in one case the second sees what changed, and nothing either wrote is lost', async () => {
    const officer = await people.as('officer', { lang: 'en', hand: 'plain' })
    await officer.open(at + '/do/note')
    await judge.open(at + '/do/note')
    await judge.send({ note: '法官先写' })
    await officer.send({ note: 'the officer wrote second' })
    assert.equal(officer.status, 409)
    await officer.sees('法官先写')
    assert.equal(await officer.page.locator('textarea[name=note]').inputValue(), 'the officer wrote second')
    await officer.act('main form[method=post] button')
    await officer.open(at + '/history')
    await officer.sees('the officer wrote second', '法官先写')
    assert.deepEqual(await officer.leave(), [])
  })

  it('a request that is not what it seems gets the right answer, and a line in the log', async () => {
    const cookie = (await judge.page.context().cookies()).map(c => `${c.name}=${c.value}`).join('; ')
    const to = `/zh${at}/do/note`
    await judge.open(at + '/do/note')
    const [token, version] = await Promise.all(['token', 'version'].map(n => judge.page.locator(`main [name=${n}]`).first().inputValue()))
    const post = async (body, headers = {}) => {
      const answer = await fetch(desk.base + to, {
        method: 'POST', redirect: 'manual', body, headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers }
      })
      return [answer.status, answer.headers.get('x-request-id')]
    }
    const form = (more = {}) => new URLSearchParams({ token, version, note: '重复提交的附记', ...more }).toString()
    const cases = {
      'of nobody': [() => post(form(), { cookie: '' }), [401]],
      'of a session that was made up': [() => post(form(), { cookie: cookie.replace(/(session=)[^;]+/, (_, name) => name + 'A'.repeat(43)) }), [401]],
      'from the page of another site': [() => post(form(), { 'sec-fetch-site': 'cross-site', origin: 'http://evil.example' }), [403]],
      'without a token': [() => post(form({ token: '' })), [403]],
      'with a forged token': [() => post(form({ token: token.split('').reverse().join('') })), [403]],
      'too large': [() => post(form({ note: 'x'.repeat(3 << 20) })), [413]],
      'of another kind': [() => post('{"note":1}', { 'content-type': 'application/json' }), [400, 415]],
      'malformed': [() => post(form() + '&%zz=%'), [400]],
      'good': [() => post(form()), [303]],
      'good, a second time': [() => post(form()), [303]]
    }
    const logged = (id, status) => soon(() => desk.log().split('\n').some(l => l.includes(`request=${id}`) && l.includes(`status=${status}`)))
    const wrong = []
    for (const [name, [send, wanted]] of Object.entries(cases)) {
      const [status, id] = await send()
      if (!wanted.includes(status)) wrong.push(`a request ${name}: ${status}, not ${wanted}`)
      if (!await logged(id, status)) wrong.push(`a request ${name} (${id}) is not in the log`)
    }
    assert.deepEqual(wrong, [])
    await judge.open(at + '/history')
    const text = await judge.page.locator('main').innerText()
    assert.equal(text.split('重复提交的附记').length - 1, 1, 'what was sent twice was not recorded once')
  })

  it('a desk that is stopped ends in good order, and the next finds everything, people signed in too', async () => {
    assert.equal(await desk.stop(), 0)
    desk = await startDesk({ demo: true, database: desk.database })
    assert.deepEqual([desk.accounts, desk.codes], [[], []], 'a second start made new accounts')
    judge.base = desk.base
    await judge.open(at + '/history')
    await judge.sees('重复提交的附记', 'the officer wrote second')
    assert.deepEqual(await judge.leave(), [])
  })
})
