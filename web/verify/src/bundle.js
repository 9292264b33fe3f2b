// The texts a reader brings: the receipt, and the opening file that shows what the entry of the receipt stands for.
import { decimal, equal, hash, hex, text, unbase64, utf8 } from './bytes.js'
import { parseEntry, plainReference } from './entry.js'
import { Lines } from './lines.js'
import { parseCheckpoint, parsePromise, promiseHead, readNote } from './note.js'

export const receiptHead = 'mandamus/receipt/v1'

// parseBundle reads a receipt; no signature is looked at. It throws Malformed.
export function parseBundle (data) {
  const l = new Lines(data, 256 << 10)
  l.head(receiptHead)
  const b = { filing: l.optional('filing') }
  if (b.filing !== '' && !plainReference(b.filing)) throw l.wrong('publog.form.field', { name: 'filing' })
  b.raw = l.bytes('entry')
  b.entry = l.inside(() => parseEntry(b.raw))
  b.leaf = hash([0], b.raw)
  l.blank()
  if (l.peek() === promiseHead) {
    b.promise = l.signed()
    b.promised = l.inside(() => parsePromise(readNote(b.promise).text))
    if (!l.more()) return b
    l.blank()
  }
  b.proof = l.proof()
  b.under = l.inside(() => parseCheckpoint(readNote(b.proof.checkpoint).text))
  return b
}

// included reports whether hashes lead from a leaf to a root.
export function included ({ index, hashes }, { size, root }, leaf) {
  if (index >= size) return false
  const rest = [...hashes]
  const walk = (lo, hi) => {
    if (hi - lo === 1n) return rest.length === 0 ? leaf : undefined
    const sibling = rest.pop()
    let k = 1n
    while (k * 2n < hi - lo) k *= 2n
    const left = index < lo + k
    const inner = sibling && (left ? walk(lo, lo + k) : walk(lo + k, hi))
    return inner && (left ? hash([1], inner, sibling) : hash([1], sibling, inner))
  }
  const got = walk(0n, size)
  return got !== undefined && equal(got, root)
}

// parseOpening reads an opening file. It throws Malformed.
export function parseOpening (data) {
  const l = new Lines(data, 8 << 20)
  l.head('mandamus/opening/v1')
  const o = { filing: l.optional('filing'), leaf: l.bytes('leaf', 32), salt: l.bytes('salt', 32), event: l.bytes('event'), parts: [] }
  while (l.more()) {
    const words = l.field('part').split(' ')
    if (words.length !== 3 || !words[0].startsWith('/')) throw l.wrong('publog.form.field', { name: 'part' })
    const [salt, value] = [unbase64(words[1]), unbase64(words[2])]
    if (salt?.length !== 32 || !value?.length) throw l.wrong('publog.form.base64', { name: 'part' })
    o.parts.push({ field: words[0], salt, value })
  }
  return o
}

// opens reports whether an opening gives the commitment in the entry, and each of its parts the commitment in the event.
export function opens (o, { entry, leaf }) {
  return equal(o.leaf, leaf) && hex(hash(utf8('mandamus/event/v1'), o.salt, o.event)) === entry.event &&
    o.parts.every(p => hex(hash(utf8(partTag), p.salt, p.value)) === committedAt(o.event, p.field))
}

const partTag = 'mandamus/private/v1'

// committedAt finds the commitment at a field, a JSON pointer into the body of the event.
function committedAt (event, field) {
  try {
    let at = JSON.parse(text(event))
    for (const step of `body${field}`.split('/')) {
      const key = step.replaceAll('~1', '/').replaceAll('~0', '~')
      if (Array.isArray(at) && decimal(key) === undefined) return undefined
      at = Object.prototype.hasOwnProperty.call(at, key) ? at[key] : undefined
    }
    return at?.c
  } catch {
    return undefined
  }
}
