// What follows from a receipt, a trust file and an opening. It is written apart from the program mandamus, from the same description, and must
// come to the same verdict in the same words. It asks no log: that is for the program.
import { equal, instant, readable, text } from './bytes.js'
import { included, opens } from './bundle.js'
import { binds, openCheckpoint, openPromise } from './trust.js'

const clockSkew = 10 * 60 // seconds

// verify returns a verdict: its status, and messages under wrong, shown, open and do. Each is a key with arguments.
export function verify ({ bundle, trust, opening, now }) {
  const v = { status: '', bundle, wrong: [], shown: [], open: [], do: [], parts: [], vouch: [] }
  const q = { bundle, trust, opening, now, v, vowed: false, standing: undefined }
  for (const step of [form, opened, trusted, promised, proved, conclude]) {
    step(q)
    if (v.status) break
  }
  advise(q)
  return v
}

const note = list => (q, key, args = {}) => q.v[list].push({ key: `publog.${list}.${key}`, args })
const [open, shown, does, add] = [note('open'), note('shown'), note('do'), note('wrong')]

function wrong (q, key, args) {
  q.v.status = 'refuted'
  add(q, key, args)
}

// form holds the receipt against itself: no key is needed for that.
function form (q) {
  const { entry, filing, leaf, promised, proof, under } = q.bundle
  if (entry.case && entry.case !== filing) wrong(q, 'filing', { filing, entry: entry.case })
  if (promised && !equal(promised.leaf, leaf)) wrong(q, 'promised_other')
  if (proof && !included(proof, under, leaf)) wrong(q, 'path')
  else if (proof && promised && under.origin !== promised.origin) wrong(q, 'two_logs', { one: promised.origin, other: under.origin })
  if (!promised && !proof) wrong(q, 'empty')
}

function opened (q) {
  if (!q.opening) return
  if (!opens(q.opening, q.bundle)) return wrong(q, 'opening')
  shown(q, 'opening')
  q.v.parts = q.opening.parts.map(p => ({ key: 'publog.shown.part', args: { field: p.field.slice(1), text: text(p.value) ?? '' } }))
}

// trusted: without a trust file, or with that of another log, there is nobody to ask.
function trusted (q) {
  const origin = (q.bundle.under ?? q.bundle.promised).origin
  if (!q.trust) open(q, 'no_trust')
  else if (q.trust.origin !== origin) open(q, 'other_log', { origin, trusted: q.trust.origin })
  else return
  q.v.status = 'unvouched'
}

function promised (q) {
  const { promise, promised } = q.bundle
  if (!promise) return
  let keys
  try {
    keys = openPromise(q.trust, promise)
  } catch (e) {
    return e.message === 'unknown' ? open(q, 'promise_unknown') : wrong(q, 'promise_signature')
  }
  q.vowed = binds(keys, promised.size)
  if (q.vowed) return
  if (keys[0].end === 'compromised') open(q, 'promise_compromised', { at: readable(keys[0].at) })
  else open(q, 'promise_retired', { size: promised.size })
}

// proved verifies the checkpoint of the proof; that the proof leads to it, form has seen.
function proved (q) {
  if (!q.bundle.proof) return
  try {
    q.standing = openCheckpoint(q.trust, q.bundle.proof.checkpoint, q.now)
  } catch (e) {
    if (e.message === 'unknown') open(q, 'log_unknown')
    else wrong(q, 'checkpoint_signature')
  }
}

function conclude (q) {
  if (q.standing) return weigh(q)
  if (!q.vowed) {
    q.v.status = 'unvouched'
    return
  }
  q.v.status = q.now > q.bundle.promised.by ? 'due' : 'promised'
  shown(q, 'promise', { by: readable(q.bundle.promised.by) })
}

// weigh says what the proof amounts to with who signed it.
function weigh (q) {
  const { standing: s, v, bundle: { proof, under } } = q
  v.vouch = s.outside
  if (s.under.length) open(q, 'under', { names: s.under })
  if (s.future.length) open(q, 'future', { names: s.future })
  v.status = s.vouched ? 'proved' : 'unvouched'
  if (!s.byLog) return retired(q)
  if (!s.vouched) {
    shown(q, 'signed', { size: under.size, index: proof.index })
    return open(q, 'no_quorum', { have: s.outside.length, want: s.quorum })
  }
  shown(q, 'logged', { origin: q.trust.origin, index: proof.index, size: under.size })
  shown(q, 'seen', { at: readable(s.seen), n: s.quorum })
  kept(q)
  dated(q)
}

function retired (q) {
  const k = q.standing.retired
  if (!k) open(q, 'log_unknown')
  else if (k.end === 'compromised') open(q, 'compromised', { at: readable(k.at) })
  else open(q, 'retired', { size: q.bundle.under.size })
}

// kept says whether the promise was kept in time.
function kept (q) {
  if (!q.vowed) return
  const by = q.bundle.promised.by
  if (q.standing.seen > by) open(q, 'late', { by: readable(by), seen: readable(q.standing.seen) })
  else shown(q, 'kept', { by: readable(by) })
}

// dated holds the court's clock against the witnesses'.
function dated (q) {
  const at = instant(q.bundle.entry.at)
  open(q, at > q.standing.seen + clockSkew ? 'ahead' : 'clock', { at: readable(at), seen: readable(q.standing.seen) })
}

const advice = {
  proved: ['keep'], promised: ['wait'], due: ['ask_log', 'ask_witness'], unvouched: ['trust'], refuted: ['again']
}

// advise says what to do now, and what no receipt proves.
function advise (q) {
  const { status } = q.v
  if (status === 'unvouched' && q.standing?.byLog) does(q, 'ask_witness')
  if (status === 'refuted' && q.opening) does(q, 'without_opening')
  for (const key of advice[status]) does(q, key, q.bundle.promised && { by: readable(q.bundle.promised.by) })
  if (status !== 'refuted') limits(q)
}

// limits are what is not proved by any receipt of this kind.
function limits (q) {
  const { entry, filing } = q.bundle
  if (entry.kind === 'withheld/1') open(q, 'withheld')
  else if (entry.event && !q.opening) open(q, 'content')
  if (entry.kind === 'filing.lodged/1') open(q, 'lodged')
  if (filing && !entry.case) open(q, 'filing', { filing })
  if (q.trust?.logs.some(k => k.end === 'lost')) open(q, 'lost')
  open(q, 'truth')
}
