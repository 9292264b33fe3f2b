// Bytes and how they are written: base64 in its one spelling, hexadecimal digits, UTF-8.
import { sha256 } from '@noble/hashes/sha2.js'

export const hash = (...parts) => sha256(concat(...parts))
export const utf8 = text => new TextEncoder().encode(text)
export const hex = bytes => Array.from(bytes, b => b.toString(16).padStart(2, '0')).join('')
export const base64 = bytes => btoa(Array.from(bytes, b => String.fromCharCode(b)).join(''))
export const equal = (a, b) => a.length === b.length && a.every((x, i) => x === b[i])

export function concat (...parts) {
  const out = new Uint8Array(parts.reduce((n, p) => n + p.length, 0))
  let at = 0
  for (const p of parts) {
    out.set(p, at)
    at += p.length
  }
  return out
}

// unbase64 reads base64 with its padding; undefined where it is none, or, unless told otherwise, not in its one spelling.
export function unbase64 (text, strict = true) {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return undefined
  const out = Uint8Array.from(atob(text), c => c.charCodeAt(0))
  return strict && base64(out) !== text ? undefined : out
}

// text reads UTF-8; undefined where it is none.
export function text (bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

// decimal reads a count up to 2⁶³−1 without sign and leading zeros, as a BigInt; undefined where it is none.
export function decimal (text) {
  if (!/^(?:0|[1-9][0-9]{0,18})$/.test(text)) return undefined
  const n = BigInt(text)
  return n < 1n << 63n ? n : undefined
}

// hash32 reads base64 of 32 bytes.
export function hash32 (text) {
  const out = unbase64(text)
  return out?.length === 32 ? out : undefined
}

// instant reads 2006-01-02T15:04:05Z as seconds since 1970; undefined where there is no such instant.
export function instant (text) {
  const ms = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ? Date.parse(text) : NaN
  return Number.isNaN(ms) || stamp(ms / 1000) !== text ? undefined : ms / 1000
}

// stamp writes an instant, and readable writes it for people.
export const stamp = seconds => new Date(seconds * 1000).toISOString().slice(0, 19) + 'Z'
export const readable = seconds => stamp(seconds).replace('T', ' ').replace('Z', ' UTC')

// plain: no control character.
export const plain = text => !/[\x00-\x1f\x7f]/.test(text) && text.isWellFormed?.() !== false
