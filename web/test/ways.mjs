// The whole way of a case from the counter to its end, as the people of a court, a public body and an applicant go it.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startDesk } from './desk.mjs'
import { day, startPeople } from './people.mjs'

const phone = { viewport: { width: 390, height: 844 } }
const save = { button: 'button[value=save]:not([tabindex])' }

// answersTo are the steps of the intake in their order, with what is answered; of the debtor it is asked which body of the register it is.
const answersTo = ({ judgment, text, annulled }) => [
  ['title', {
    kind: 'admin_judgment', court: '云岭省澜溪市中级人民法院', instance: 'first', judgment, ...(annulled && { annulled_for: annulled }),
    made: day(-100), effective: day(-70), served_debtor: day(-90)
  }],
  ['applicants', { 'name-0': '周某', 'kind-0': 'citizen', 'phone-0': '13900000001' }],
  ['debtors', { 'name-0': '青禾县人民政府' }],
  ['debtors', { 'body-0': first }],
  ['persons', { 'name-0': '钱某', 'post-0': '县长', 'role-0': 'head' }],
  ['text', { operative: text }],
  ['application', { filed: day(), way: 'counter', papers: ['application', 'title', 'identity'] }]
]

const first = Symbol('the first answer offered')

// taken in: the number of the title, the steps of the intake, the answers checked, filed.
async function file (clerk, title) {
  await clerk.open('/cases/new')
  await clerk.send({ number: title.number })
  const draft = /intake\/[^/]+/.exec(clerk.page.url())[0]
  for (const [step, fields] of answersTo(title)) {
    if (!clerk.page.url().endsWith('/' + step)) await clerk.open(`/${draft}/${step}`)
    if (fields['body-0'] === first) fields['body-0'] = await clerk.page.locator('[name=body-0][type=radio]').first().inputValue()
    await clerk.send(fields, save)
  }
  await clerk.open(`/${draft}/check`)
  await clerk.sees('周某', '青禾县人民政府')
  await clerk.send(await alike(clerk))
  return /(\/cases\/[^/]+)\/duties/.exec(clerk.page.url())[1]
}

// alike says of cases that look like the same one that they are not.
const alike = async clerk => await clerk.page.locator('#not_same').count() ? { not_same: 'yes' } : {}

// type types the first sentence of the operative part as a duty, and says of the second that it carries none.
async function type (clerk, duty) {
  await clerk.act('main a.govuk-button[href*="/duties/new"]')
  await clerk.send({ ...duty, period: 'length', length: '30', unit: 'd', from: 'effectiveness' })
  await clerk.send({ reason: null })
  await clerk.sees(/共2句，已标明2句|2 of 2 sentences/)
}

async function register (clerk) {
  await clerk.follow('/decide')
  const number = await clerk.page.locator('[name=number]').inputValue()
  await clerk.send({ number, ...await alike(clerk) })
}

// opened is a case that was taken in, typed, registered, and assigned by the president.
async function opened (court, title, duty) {
  const clerk = await court('clerk')
  const at = await file(clerk, title)
  await type(clerk, duty)
  await register(clerk)
  const president = await court('president')
  await president.open(at)
  await president.follow('/do/assign')
  await president.send({ officer: 'demo-officer' })
  await president.sees(/执行员|Officer/)
  return at
}

// noticed has the officer find the case in the work of the day, record the enforcement notice and its service.
async function noticed (court, at) {
  const officer = await court('officer')
  await officer.open('/today')
  await officer.follow(at)
  await officer.follow('/do/notice')
  await officer.send({ until: day(10) })
  await officer.follow('/do/service')
  await officer.send({ paper: 'notice', party: 'd1' })
}

// codeFor is the access code on the sheet the clerk hands to the applicant.
async function codeFor (court, at) {
  const clerk = await court('clerk')
  await clerk.open(at + '/codes')
  await clerk.send({}, { form: 'main form:has([name=party][value=a1])' })
  return (await clerk.page.locator('main').innerText()).match(/[0-9A-Z]{4}(-[0-9A-Z]{4}){6}/)[0]
}

// signed has somebody sign what waits for them in a case.
async function signed (person, at) {
  await person.open('/approvals')
  await person.act(`main a[href*="${at}/"][href$="/approve"]`)
  await person.send({}, { button: '[value=approve]' })
}

async function close (judge, at) {
  await judge.open(at)
  await judge.follow('/do/close')
  await judge.send({ way: 'performed' })
  await judge.send({}, { button: '[name=confirmed]' })
}

// money goes from the counter to the closing: paid, seen by the applicant on a phone, assessed, closed.
async function money (court, number) {
  const text = '一、被告于本判决生效之日起三十日内支付原告补偿款100,000元；\n二、案件受理费50元，由被告负担。'
  const at = await opened(court, { number, judgment: 'pay', text }, { kind: 'pay', amount: '100,000', nature: 'compensation' })
  await noticed(court, at)
  const debtor = await court('debtor')
  await debtor.open('/owe')
  await debtor.follow('/owe/' + at.split('/').at(-1))
  await debtor.follow('/paid')
  await debtor.send({ amount: '100,000', on: day(), receipt: 'GK-118', state: 'full' })
  await debtor.send({}, { button: '[name=sure]' })
  const officer = await court('officer')
  await officer.open(at)
  await officer.follow('/do/payment')
  await officer.send({ amount: '100,000', obligations: 'o1' })
  await officer.sees('100,000.00')
  const applicant = await court(await codeFor(court, at), phone)
  await applicant.open('/my')
  await applicant.sees(/青禾县|Qinghe/, '100,000.00')
  await applicant.follow('/view')
  await applicant.send({ state: 'full', on: day() })
  await applicant.send({}, { button: '[name=sure]' })
  const judge = await court('judge')
  await judge.open(at + '/obligations')
  await judge.follow('/assess')
  await judge.send({ state: 'full' })
  await close(judge, at)
  await signed(await court('director'), at)
  await close(judge, at)
  await judge.sees(/已结案|closed/i)
}

// act ends with a measure that is served: the law asks for a finding, the judge makes it, the officer proposes, the president signs, the judge
// decides.
async function act (court, number) {
  const text = '一、责令被告于判决生效之日起三十日内对原告的申请作出答复；\n二、驳回其他诉讼请求。'
  const at = await opened(court, { number, judgment: 'perform_duty', text }, { kind: 'perform_duty', done: '收到书面答复' })
  await noticed(court, at)
  const judge = await court('judge')
  await judge.open(at + '/measures/take?slot=o1.daily_fine')
  await judge.follow('/findings/refusal')
  await judge.send({ value: 'yes', basis: 'inquiry', on: day() })
  const officer = await court('officer')
  await officer.open(at + '/measures/take')
  await officer.follow('slot=o1.daily_fine')
  await officer.send({ person: 'p1', rate: '80' }, { button: '[value=check]' })
  await officer.sees(/院长|president/i)
  await officer.send({}, { button: '[value=propose]' })
  await signed(await court('president'), at)
  await judge.open(at + '/measures/m1')
  await judge.follow('/decide')
  await judge.send({ on: day(), rate: '80' })
  await judge.follow('/serve')
  await judge.send({ on: day() })
  await judge.sees(/已送达|served/i)
}

// repeated compares the new act with the one that was annulled; the finding opens the next step.
async function repeated (court, number) {
  const text = '一、撤销被告作出的决定，责令被告于判决生效之日起三十日内重新作出决定；\n二、驳回其他诉讼请求。'
  const at = await opened(court, { number, judgment: 'revoke_and_remake', annulled: 'substance', text }, { kind: 'remake' })
  const clerk = await court('clerk')
  await clerk.open(at)
  await clerk.follow('/newacts/record')
  const said = { facts: '申请人没有合法产权证明', reasons: '不符合补偿条件', result: '不予补偿' }
  const both = Object.fromEntries(['annulled_', 'new_'].flatMap(act => Object.entries(said).map(([part, words]) => [act + part, words])))
  await clerk.send({ on: day(-5), ...both })
  const judge = await court('judge')
  await judge.open(at)
  await judge.act('main a[href*="/newacts/"]:not([href$="/record"])')
  await judge.send({ facts_changed: 'no', reasons_changed: 'no', same: 'yes', on: day() })
  await judge.sees(/基本相同|substantially the same/i)
  await judge.open(at)
  await judge.sees(/就重复行政行为另行起诉|suit against the repeat act/i)
}

// go goes the three ways once for each language and hand.
export function go (runs) {
  let desk, people
  before(async () => {
    desk = await startDesk({ demo: true })
    people = await startPeople(desk)
  })
  after(async () => {
    await people?.end()
    await desk?.stop()
  })

  for (const [i, [lang, hand]] of runs.entries()) {
    describe(`in ${lang} by ${hand}`, () => {
      const there = new Map()
      const court = async (who, more) => {
        if (!there.has(who)) there.set(who, await people.as(who, { lang, hand, ...more }))
        return there.get(who)
      }
      it('a sum is paid, from the counter to the closing', () => money(court, `（2026）岭01行初7${i}号`))
      it('a duty to act is followed to a measure that is served', () => act(court, `（2026）岭01行初8${i}号`))
      it('a new act is found to be the old one again', () => repeated(court, `（2026）岭01行初9${i}号`))
      after(async () => {
        const errors = []
        for (const person of there.values()) errors.push(...await person.leave())
        assert.deepEqual(errors, [])
      })
    })
  }
}
