// SM2 signatures (GB/T 32918) over SM3 (GB/T 32905) with the usual user id, which logs in China sign with. Only verification.
import { weierstrass } from '@noble/curves/abstract/weierstrass.js'
import { concat, utf8 } from './bytes.js'

const curve = {
  p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  n: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  a: 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
  b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  Gx: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  Gy: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
  h: 1n
}
const Point = weierstrass(curve)

const rotate = (x, n) => (x << n | x >>> (32 - n)) >>> 0
const mix0 = x => x ^ rotate(x, 9) ^ rotate(x, 17)
const mix1 = x => x ^ rotate(x, 15) ^ rotate(x, 23)

// expand makes the 68 words of a block.
function expand (view, at) {
  const w = []
  for (let i = 0; i < 16; i++) w.push(view.getUint32(at + 4 * i))
  for (let i = 16; i < 68; i++) w.push((mix1(w[i - 16] ^ w[i - 9] ^ rotate(w[i - 3], 15)) ^ rotate(w[i - 13], 7) ^ w[i - 6]) >>> 0)
  return w
}

// sm3 is the hash.
export function sm3 (message) {
  const bits = message.length * 8
  const padded = concat(message, [0x80], new Uint8Array((119 - message.length % 64) % 64 + 8))
  const view = new DataView(padded.buffer)
  view.setBigUint64(padded.length - 8, BigInt(bits))
  const v = Uint32Array.of(0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e)
  for (let at = 0; at < padded.length; at += 64) {
    const w = expand(view, at)
    let [a, b, c, d, e, f, g, h] = v
    for (let i = 0; i < 64; i++) {
      const early = i < 16
      const s1 = rotate((rotate(a, 12) + e + rotate(early ? 0x79cc4519 : 0x7a879d8a, i % 32)) >>> 0, 7)
      const t1 = ((early ? a ^ b ^ c : a & b | a & c | b & c) + d + (s1 ^ rotate(a, 12)) + (w[i] ^ w[i + 4])) >>> 0
      const t2 = ((early ? e ^ f ^ g : e & f | ~e & g) + h + s1 + w[i]) >>> 0
      ;[a, b, c, d, e, f, g, h] = [t1, a, rotate(b, 9), c, (t2 ^ rotate(t2, 9) ^ rotate(t2, 17)) >>> 0, e, rotate(f, 19), g]
    }
    ;[a, b, c, d, e, f, g, h].forEach((x, i) => { v[i] ^= x })
  }
  const out = new DataView(new ArrayBuffer(32))
  v.forEach((x, i) => out.setUint32(4 * i, x))
  return new Uint8Array(out.buffer)
}

const number = bytes => bytes.reduce((n, b) => n << 8n | BigInt(b), 0n)
const bytes32 = n => Uint8Array.from({ length: 32 }, (_, i) => Number(n >> BigInt(8 * (31 - i)) & 255n))

// twoNumbers reads the ASN.1 DER of a signature.
function twoNumbers (der) {
  const out = []
  let at = 2
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return undefined
  while (at < der.length) {
    const n = der.subarray(at + 2, at + 2 + der[at + 1])
    if (der[at] !== 2 || n.length !== der[at + 1] || n.length === 0 || n[0] > 127 || (n[0] === 0 && !(n[1] > 127))) return undefined
    out.push(number(n))
    at += 2 + n.length
  }
  return out.length === 2 ? out : undefined
}

// verifySM2 reports whether sig is a signature of the key with this point over message.
export function verifySM2 (sig, message, point) {
  try {
    const key = Point.fromBytes(point)
    const [r, s] = twoNumbers(sig) ?? [0n, 0n]
    const t = (r + s) % curve.n
    if (r < 1n || s < 1n || r >= curve.n || s >= curve.n || t === 0n) return false
    const id = utf8('1234567812345678')
    const z = sm3(concat([0, id.length * 8], id, ...[curve.a, curve.b, curve.Gx, curve.Gy].map(bytes32), point.subarray(1)))
    const e = number(sm3(concat(z, message)))
    return (e + Point.BASE.multiplyUnsafe(s).add(key.multiplyUnsafe(t)).x) % curve.n === r
  } catch {
    return false
  }
}
