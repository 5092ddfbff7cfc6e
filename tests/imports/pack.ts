/** Packed files for the tests, made to order: honest ones, and such as no packer makes. */
import { deflateRawSync } from 'node:zlib'

export type Packed = {
  readonly name: string
  readonly content: Uint8Array | string
  /** What the list says of it, where that is not true. */
  readonly size?: number
  readonly offset?: number
  readonly mode?: number
  readonly flags?: number
  readonly method?: number
}

/** A packed file of `entries`; `count` is how many the end says that there are. */
export function packed(entries: readonly Packed[], count = entries.length): Uint8Array {
  const bodies: Buffer[] = []
  const list: Buffer[] = []
  let at = 0
  for (const { name, content, size, offset = at, mode = 0, flags = 0, method = 8 } of entries) {
    const plain = Buffer.from(content as string)
    const data = method === 8 ? deflateRawSync(plain) : plain
    const label = Buffer.from(name)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(label.length, 26)
    bodies.push(head, label, data)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(flags, 8)
    entry.writeUInt16LE(method, 10)
    entry.writeUInt32LE(data.length, 20)
    entry.writeUInt32LE(size ?? plain.length, 24)
    entry.writeUInt16LE(label.length, 28)
    entry.writeUInt32LE((mode << 16) >>> 0, 38)
    entry.writeUInt32LE(offset, 42)
    list.push(entry, label)
    at += head.length + label.length + data.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...bodies, ...list, end]))
}
