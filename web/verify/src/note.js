// Signed notes (C2SP signed-note), keys, and the three texts that are signed: checkpoint, cosignature and promise.
import { ed25519 } from '@noble/curves/ed25519.js'
import { base64, concat, decimal, equal, hash, hash32, hex, instant, plain, stamp, unbase64, utf8 } from './bytes.js'
import { verifySM2 } from './sm2.js'

export const kinds = { ed25519: 1, cosignature: 4, sm2: 255 }
const sm2Name = utf8('mandamus/sm2-sm3/v1\n')
const validName = name => name !== '' && !/[\s\u0085+]/.test(name) && plain(name) && !name.includes('\ufffd')

// verifyEd25519 holds to RFC 8032, as other programs do.
function verifyEd25519 (sig, message, key) {
  try {
    return ed25519.verify(sig, message, key, { zip215: false })
  } catch {
    return false
  }
}

// parseKey reads name+hash+key. It gives null for no key, and a key without verify for one of a kind not known here.
export function parseKey (text) {
  const [, name, id, key64] = /^([^+]*)\+([0-9a-f]{8})\+(.*)$/s.exec(text) ?? []
  const raw = key64 && unbase64(key64)
  if (!raw?.length || !validName(name) || hex(hash(utf8(name + '\n'), raw).subarray(0, 4)) !== id) return null
  const key = { name, id, kind: raw[0], material: raw.subarray(1) }
  switch (key.kind) {
    case kinds.ed25519:
      key.verify = (message, sig) => verifyEd25519(sig, message, key.material)
      return key.material.length === 32 ? key : null
    case kinds.cosignature:
      key.verify = (message, sig) => sig.length === 72 && sig[0] < 128 &&
        verifyEd25519(sig.subarray(8), concat(utf8(`cosignature/v1\ntime ${stampIn(sig)}\n`), message), key.material)
      return key.material.length === 32 ? key : null
    case kinds.sm2:
      if (!equal(key.material.subarray(0, sm2Name.length), sm2Name)) return null
      key.material = key.material.subarray(sm2Name.length)
      key.verify = (message, sig) => verifySM2(sig, message, key.material)
  }
  return key
}

// stampIn is the time in a cosignature.
const stampIn = sig => new DataView(sig.buffer, sig.byteOffset, 8).getBigUint64(0)

// readNote takes a note apart: its text and its signature lines. It throws where it is none.
export function readNote (data) {
  const cut = data.lastIndexOf('\n\n')
  const sigs = cut < 0 ? [] : data.slice(cut + 2).split('\n')
  if (/[\x00-\x09\x0b-\x1f]/.test(data) || sigs.length < 2 || sigs.pop() !== '' || sigs.length > 100) throw new Error('malformed note')
  return {
    text: data.slice(0, cut + 1),
    sigs: sigs.map(line => {
      const [, name, b64] = /^— (\S+) (\S+)$/.exec(line) ?? []
      const raw = b64 && unbase64(b64, false)
      if (!raw || raw.length < 5 || !validName(name)) throw new Error('malformed note')
      return { name, id: hex(raw.subarray(0, 4)), sig: raw.subarray(4) }
    })
  }
}

// openNote verifies the signatures of the keys given. by are the keys that signed; signatures of others are ignored. It throws 'unknown' where
// none signed, 'signature' where one does not hold.
export function openNote (data, keys) {
  const { text, sigs } = readNote(data)
  const message = utf8(text)
  const by = []
  for (const s of sigs) {
    const key = keys.find(k => k.name === s.name && k.id === s.id)
    if (!key || by.some(b => b.key === key)) continue
    if (!key.verify(message, s.sig)) throw new Error('signature')
    by.push({ key, at: key.kind === kinds.cosignature ? Number(stampIn(s.sig)) : undefined })
  }
  if (by.length === 0) throw new Error('unknown')
  return { text, by }
}

// parseCheckpoint reads the text of a checkpoint: origin, size, root, and lines that only others understand.
export function parseCheckpoint (text) {
  const lines = text.split('\n')
  const [origin, count, root64] = lines
  const size = decimal(count ?? '')
  const root = hash32(root64 ?? '')
  if (lines.length < 4 || lines.pop() !== '' || size === undefined || size > 1n << 48n || !root || lines.some(l => l === '' || !plain(l)) ||
    origin === promiseHead || origin === 'mandamus/key-rotation/v1') throw new Error('malformed checkpoint')
  return { origin, size, root }
}

export const promiseHead = 'mandamus/promise/v1'

// parsePromise reads the text of a promise: origin, leaf, the time it is due, the size of the log when it was made.
export function parsePromise (text) {
  const [head, origin, leaf64, due, count, end, ...more] = text.split('\n')
  const leaf = hash32(leaf64 ?? '')
  const by = instant(due ?? '')
  const size = decimal(count ?? '')
  if (head !== promiseHead || !origin || !plain(origin) || !leaf || by === undefined || by < 0 || size === undefined || end !== '' || more.length) {
    throw new Error('malformed promise')
  }
  return { origin, leaf, by, size }
}
