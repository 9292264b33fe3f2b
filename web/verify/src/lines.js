// A text read line by line, which knows where it is. Line ends of Windows, a byte order mark and blanks around the text are forgiven.
import { decimal, hash32, unbase64, utf8 } from './bytes.js'

// Malformed says what is wrong with a text, by the key of a message, and in which line.
export class Malformed extends Error {
  constructor (key, args, line) {
    super(key)
    Object.assign(this, { key, args, line })
  }
}

export class Lines {
  constructor (text, most) {
    this.at = 0
    this.all = []
    if (utf8(text).length > most) throw this.wrong('publog.form.size', { most })
    this.all = text.replaceAll('\r\n', '\n').replace(/^\ufeff/, '').trim().split('\n')
  }

  wrong (key, args = {}) { return new Malformed(key, args, Math.min(this.at, this.all.length)) }
  more () { return this.at < this.all.length }
  peek () { return this.all[this.at] ?? '' }
  next () { return this.all[this.at++] ?? '' }

  head (want) {
    if (this.next() !== want) throw this.wrong('publog.form.head', { head: want })
  }

  blank () {
    if (!this.more() || this.next() !== '') throw this.wrong('publog.form.blank')
  }

  field (name) {
    const line = this.next()
    if (!line.startsWith(name + ' ') || line.length === name.length + 1) throw this.wrong('publog.form.field', { name })
    return line.slice(name.length + 1)
  }

  optional (name) {
    return this.peek() === name || this.peek().startsWith(name + ' ') ? this.field(name) : ''
  }

  bytes (name, length) {
    const out = unbase64(this.field(name))
    if (!out || (length !== undefined && out.length !== length)) throw this.wrong('publog.form.base64', { name })
    return out
  }

  // signed takes a signed note whose text has no empty line.
  signed () {
    const start = this.at
    while (this.peek() !== '') this.next()
    this.blank()
    const first = this.at
    while (this.peek().startsWith('— ')) this.next()
    if (this.at === first) throw this.wrong('publog.form.unsigned')
    return this.all.slice(start, this.at).join('\n') + '\n'
  }

  // proof takes a proof as C2SP tlog-proof writes it, to the end of the text.
  proof () {
    this.head('c2sp.org/tlog-proof@v1')
    const index = decimal(this.field('index'))
    if (index === undefined) throw this.wrong('publog.form.field', { name: 'index' })
    const hashes = []
    while (this.more() && this.peek() !== '') {
      const h = hash32(this.next())
      if (!h || hashes.length === 63) throw this.wrong('publog.form.hash')
      hashes.push(h)
    }
    this.blank()
    const checkpoint = this.all.slice(this.at).join('\n') + '\n'
    this.at = this.all.length
    return { index, hashes, checkpoint }
  }

  // inside runs what reads a part of the text, and gives its error the place of the line read last.
  inside (read) {
    try {
      return read()
    } catch (e) {
      throw e instanceof Malformed ? e : this.wrong('publog.form.part', { why: e.message })
    }
  }
}
