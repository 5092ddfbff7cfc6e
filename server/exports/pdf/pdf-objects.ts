/**
 * A PDF as the press writes it: numbered objects, a table of where they begin, a trailer. And a way to write objects of it
 * anew behind its end (an incremental update), as the standard has it for changes. Only this one shape is read.
 */

/** An object number. In the file, another object points to it as `<number> 0 R`. */
type ObjectNumber = number

export type PdfObjects = {
  readonly bytes: Buffer
  readonly trailer: string
  /** The number that the next new object would get. */
  readonly size: number
  /** What stands between `obj` and `endobj`; one character a byte. */
  body(number: ObjectNumber): string
}

/** Reads the table at the end of `file`. Throws when it has another shape. */
export function objectsOf(file: Uint8Array): PdfObjects {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const begin = Number(matched(bytes.toString('latin1', bytes.length - 64), /startxref\n(\d+)\n%%EOF\n?$/)[1])
  const table = bytes.toString('latin1', begin)
  const [head, count = ''] = matched(table, /^xref\n0 (\d+)\n/)
  const entries = table.slice(head.length, head.length + 20 * Number(count)).match(/.{20}/gs) ?? []
  const places = entries.map(entry => Number(matched(entry, /^(\d{10}) \d{5} [nf]/)[1]))
  const ends = new Map(
    [...places.slice(1), begin].sort((a, b) => a - b).map((place, i, all) => [place, all[i + 1] ?? begin]),
  )
  return {
    bytes,
    trailer: matched(table, /trailer\n(<<.*>>)\nstartxref/s)[1] ?? '',
    size: Number(count),
    body(number) {
      const place = places[number] ?? 0
      const object = bytes.toString('latin1', place, ends.get(place))
      return matched(object, new RegExp(`^${number} 0 obj\\n(.*)\\nendobj\\s*$`, 's'))[1] ?? ''
    },
  }
}

/** The number of the object that the entry `name` of `dictionary` points to. */
export function pointedTo(dictionary: string, name: string): ObjectNumber {
  return Number(matched(dictionary, new RegExp(`/${name} (\\d+) 0 R`))[1])
}

/** `file` with `changed` objects, old ones and new ones, written behind its end. `id` is the file's /ID. */
export function updated(file: PdfObjects, changed: ReadonlyMap<ObjectNumber, string>, id: string): Uint8Array {
  const pieces: Buffer[] = [file.bytes]
  const rows: string[] = []
  let place = file.bytes.length
  const write = (text: string) => {
    const piece = Buffer.from(text, 'latin1')
    pieces.push(piece)
    place += piece.length
  }
  for (const [number, body] of [...changed].sort(([a], [b]) => a - b)) {
    rows.push(`${number} 1\n${String(place).padStart(10, '0')} 00000 n \n`)
    write(`${number} 0 obj\n${body}\nendobj\n`)
  }
  const begin = place
  const size = Math.max(file.size, ...[...changed.keys()].map(number => number + 1))
  const before = matched(file.bytes.toString('latin1', file.bytes.length - 64), /startxref\n(\d+)\n/)[1]
  const [root, info] = [pointedTo(file.trailer, 'Root'), pointedTo(file.trailer, 'Info')]
  write(`xref\n${rows.join('')}trailer\n<<\n  /Size ${size}\n  /Root ${root} 0 R\n  /Info ${info} 0 R\n  /ID ${id}\n`)
  write(`  /Prev ${before}\n>>\nstartxref\n${begin}\n%%EOF\n`)
  return new Uint8Array(Buffer.concat(pieces))
}

/** What `form` finds in `text`. Throws when it finds nothing: the press writes otherwise than it did. */
export function matched(text: string, form: RegExp): RegExpMatchArray {
  const found = text.match(form)
  if (found === null) throw new Error(`The printed file has another shape than expected: no ${form.source}`)
  return found
}
