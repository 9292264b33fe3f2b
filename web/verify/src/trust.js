// The trust file: keys of the log, witnesses, who runs them, and how many must agree. And what signatures amount to under it.
import { decimal, equal, instant, plain } from './bytes.js'
import { Lines } from './lines.js'
import { kinds, openNote, parseCheckpoint, parseKey } from './note.js'

const minQuorum = 2
const clockSkew = 10 * 60 // seconds that a witness may be ahead of the reader

// parseTrust reads a trust file. It throws Malformed.
export function parseTrust (data) {
  const l = new Lines(data, 256 << 10)
  l.head('mandamus/trust/v1')
  const t = { origin: '', logs: [], operators: [], witnesses: [], quorum: 0, warnings: [] }
  while (l.more()) {
    const line = l.next().trim()
    if (line === '' || line.startsWith('#')) continue
    if (!plain(line)) throw l.wrong('publog.trust.character')
    const [, word, rest] = /^([^ ]*) ?(.*)$/.exec(line)
    if (!Object.prototype.hasOwnProperty.call(words, word)) throw l.wrong('publog.trust.word', { word })
    words[word](t, l, rest)
  }
  for (const [word, missing] of [['origin', !t.origin], ['log', !t.logs.length], ['quorum', !t.quorum]]) {
    if (missing) throw l.wrong('publog.trust.missing', { word })
  }
  return t
}

const fields = rest => rest.trim().split(/\s+/).filter(Boolean)

const words = {
  origin (t, l, rest) {
    if (t.origin || !rest) throw l.wrong('publog.trust.once', { word: 'origin' })
    t.origin = rest
  },
  quorum (t, l, rest) {
    const n = /^[+-]?\d+$/.test(rest) ? Number(rest) : 0
    if (t.quorum || n < minQuorum) throw l.wrong('publog.trust.quorum', { least: minQuorum })
    t.quorum = n
  },
  operator (t, l, rest) {
    const [, id, side, zh, en] = /^([a-z0-9][a-z0-9.-]{0,62}) (outside|under) ([^|]*)\|(.*)$/.exec(rest) ?? []
    if (/^[a-z0-9][a-z0-9.-]{0,62} (outside|under) /.test(rest) && t.operators.some(o => o.id === rest.split(' ')[0])) {
      throw l.wrong('publog.trust.twice', { what: rest.split(' ')[0] })
    }
    if (!zh?.trim() || !en?.trim()) throw l.wrong('publog.trust.operator')
    t.operators.push({ id, outside: side === 'outside', name: { zh: zh.trim(), en: en.trim() } })
  },
  witness (t, l, rest) {
    const [id, text, ...more] = fields(rest)
    if (!text || more.length) throw l.wrong('publog.trust.witness')
    const operator = t.operators.find(o => o.id === id)
    if (!operator) throw l.wrong('publog.trust.unknown_operator', { operator: id })
    const key = keyOf(t, l, text, 'publog.trust.witness_key', [kinds.cosignature])
    if (key) t.witnesses.push({ key, operator })
  },
  log (t, l, rest) {
    const [text, ...pairs] = fields(rest)
    if (!text || pairs.length % 2) throw l.wrong('publog.trust.log')
    const k = { use: 'both', from: 0n, until: 0n, end: '', at: undefined }
    const seen = new Set()
    for (let i = 0; i < pairs.length; i += 2) {
      if (!Object.prototype.hasOwnProperty.call(settings, pairs[i]) || !settings[pairs[i]](k, pairs[i + 1]) || seen.has(pairs[i])) {
        throw l.wrong('publog.trust.pair', { pair: pairs[i] + ' ' + pairs[i + 1] })
      }
      seen.add(pairs[i])
    }
    if ((k.end === 'compromised') !== (k.at !== undefined) || ['rotated', 'lost'].includes(k.end) !== k.until > 0n || (k.until && k.until <= k.from)) {
      throw l.wrong('publog.trust.log')
    }
    k.key = keyOf(t, l, text, 'publog.trust.log_key', [kinds.ed25519, kinds.sm2])
    if (k.key) t.logs.push(k)
  }
}

const settings = {
  from: (k, v) => (k.from = decimal(v)) !== undefined,
  until: (k, v) => (k.until = decimal(v)) !== undefined,
  at: (k, v) => (k.at = instant(v)) !== undefined,
  use: (k, v) => ['both', 'checkpoints', 'promises'].includes(k.use = v),
  end: (k, v) => ['rotated', 'lost', 'compromised'].includes(k.end = v)
}

// keyOf reads a key of a kind that may stand in the line, and not twice; undefined for one of a kind nobody knew when this was written.
function keyOf (t, l, text, wrong, allowed) {
  const key = parseKey(text)
  if (key && !key.verify) {
    t.warnings.push({ key: 'publog.trust.newer', hint: 'publog.trust.newer.hint', line: l.at })
    return undefined
  }
  if (!key || !allowed.includes(key.kind)) throw l.wrong(wrong, { key: text })
  const others = [...t.witnesses, ...t.logs.filter(k => k.use !== 'promises'), ...t.logs.filter(k => k.use !== 'checkpoints')]
  if (others.some(o => equal(o.key.material, key.material))) throw l.wrong('publog.trust.twice', { what: key.name })
  return key
}

const covers = (k, size) => size >= k.from && (k.until === 0n || size < k.until)

// openPromise verifies a promise and returns the keys of the log that signed it, as the trust file has them. It throws as openNote does.
export function openPromise (t, data) {
  const keys = t.logs.filter(k => k.use !== 'checkpoints')
  return openNote(data, keys.map(k => k.key)).by.map(b => keys.find(k => k.key === b.key))
}

// binds reports whether one of the keys was in use at a size, and in nobody else's hands.
export const binds = (keys, size) => keys.some(k => k.end !== 'compromised' && covers(k, size))

// openCheckpoint verifies a checkpoint of this log and says what its signatures amount to by the reader's clock. It throws as openNote does.
export function openCheckpoint (t, data, now) {
  const logs = t.logs.filter(k => k.use !== 'promises')
  const { text, by } = openNote(data, [...logs, ...t.witnesses].map(k => k.key))
  const checkpoint = parseCheckpoint(text)
  if (checkpoint.origin !== t.origin) throw new Error('origin')
  const standing = { outside: [], under: [], future: [], quorum: t.quorum, byLog: false, retired: undefined }
  for (const v of vouchers(t, by)) standing[v.last > now + clockSkew ? 'future' : v.operator.outside ? 'outside' : 'under'].push(v)
  const seen = standing.outside.length >= t.quorum ? standing.outside[t.quorum - 1].first : undefined
  for (const b of by) {
    const k = logs.find(l => l.key === b.key)
    if (!k || standing.byLog) continue
    standing.byLog = k.end === 'compromised' ? seen !== undefined && seen < k.at && checkpoint.size >= k.from : covers(k, checkpoint.size)
    standing.retired = standing.byLog ? undefined : k
  }
  return { checkpoint, ...standing, seen, vouched: standing.byLog && seen !== undefined }
}

// vouchers are the operators that cosigned, each once, in the order of their first stamp.
function vouchers (t, by) {
  const out = []
  for (const b of by) {
    const operator = t.witnesses.find(w => w.key === b.key)?.operator
    if (!operator) continue
    const v = out.find(o => o.operator === operator)
    if (v) [v.first, v.last] = [Math.min(v.first, b.at), Math.max(v.last, b.at)]
    else out.push({ operator, first: b.at, last: b.at })
  }
  return out.sort((a, b) => a.first - b.first)
}
