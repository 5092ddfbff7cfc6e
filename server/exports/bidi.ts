/** Signs that turn the direction of text around, kept from reaching beyond the piece they stand in. */

const turns = /[\u202a-\u202e\u2066-\u2069]/g
const endOfEmbedding = '\u202c'
const endOfIsolate = '\u2069'

/** `text` with every turn that is begun in it ended at its end, the last one first. */
export function turnedBack(text: string): string {
  const open: string[] = []
  for (const [sign] of text.matchAll(turns)) {
    if (sign === open.at(-1)) open.pop()
    else if (sign >= '\u2066' && sign < endOfIsolate) open.push(endOfIsolate)
    else if (sign !== endOfEmbedding && sign !== endOfIsolate) open.push(endOfEmbedding)
  }
  return text + open.reverse().join('')
}
