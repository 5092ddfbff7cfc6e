/**
 * The signs that an East Asian font keeps when it is cut down: those that the countries' own standards hold for everyday use,
 * read from the decoders of the platform, and the marks and signs around them.
 */

type Bytes = readonly [from: number, to: number]
type CodePage = { readonly encoding: string; readonly first: Bytes; readonly second: readonly Bytes[] }

/** GB 2312, simplified Chinese. */
const simplified: CodePage = { encoding: 'gbk', first: [0xa1, 0xf7], second: [[0xa1, 0xfe]] }
/** Level 1 of Big5, traditional Chinese. */
const traditional: CodePage = {
  encoding: 'big5',
  first: [0xa4, 0xc6],
  second: [
    [0x40, 0x7e],
    [0xa1, 0xfe],
  ],
}
/** JIS X 0208. */
const japanese: CodePage = { encoding: 'euc-jp', first: [0xa1, 0xf4], second: [[0xa1, 0xfe]] }
/** Punctuation, arrows, numbers in circles, shapes, kana, full width. */
const around: readonly Bytes[] = [
  [0x2000, 0x206f],
  [0x2190, 0x22ff],
  [0x2460, 0x26ff],
  [0x3000, 0x30ff],
  [0xff00, 0xffef],
]

/** What a font for Chinese keeps, as one text. */
export const chineseSigns = (): string => signsOf([simplified, traditional])

/** What a font for Japanese keeps, as one text. */
export const japaneseSigns = (): string => signsOf([japanese])

function signsOf(pages: readonly CodePage[]): string {
  const marks = around.flatMap(range => [...numbers(range)].map(code => String.fromCodePoint(code)))
  return [...new Set([...pages.flatMap(decoded), ...marks])].join('')
}

function decoded({ encoding, first, second }: CodePage): string[] {
  const decoder = new TextDecoder(encoding)
  return [...numbers(first)]
    .flatMap(a => second.flatMap(range => [...numbers(range)].map(b => decoder.decode(new Uint8Array([a, b])))))
    .filter(sign => [...sign].length === 1 && sign !== '\ufffd') // anything else is a gap in the table
}

function* numbers([from, to]: Bytes): Generator<number> {
  for (let n = from; n <= to; n++) yield n
}
