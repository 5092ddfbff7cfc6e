/** Text as a word processor holds it: each piece with its language and direction, so that it is spelled, spoken and laid out rightly. */
import { TextRun } from 'docx'
import { languageNames } from '#shared/words/words.ts'
import { turnedBack } from '../bidi.ts'
import type { Line } from '../content.ts'
import { dirOf } from '../html-escape.ts'
import type { Reader } from '../reader.ts'
import { notesOf } from '../run-notes.ts'
import { ink } from './styles.ts'

/** How a piece of text looks. */
export type Form = Pick<
  ConstructorParameters<typeof TextRun>[0] & object,
  'bold' | 'italics' | 'strike' | 'underline' | 'color' | 'size' | 'style'
>
/** In which language a piece stands, as word processors name it, and in a paragraph of which direction. */
export type Voice = { readonly name: string | null; readonly dir: 'ltr' | 'rtl'; readonly around: 'ltr' | 'rtl' }

const forbidden = /[^\t\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
const rightToLeft = /\p{Script=Arab}|\p{Script=Hebr}|\p{Script=Syrc}|\p{Script=Thaa}|\p{Script=Nkoo}/u
const leftMark = '\u200e'

/** Who reads the document, and how the reader's own language is written into it. */
export type Speaker = { readonly reader: Reader; readonly voice: Voice }

/** The speaker of a document. */
export function speakerOf(reader: Reader): Speaker {
  return { reader, voice: voiceOf(reader.language, dirOf(reader.language)) }
}

/** The voice of a text in `language`. */
export function voiceOf(language: string, around: Voice['around']): Voice {
  return { name: wordLanguage(language), dir: dirOf(language), around }
}

/** The runs of a line in the reader's language, with the remarks on pieces in another one or older than their source. */
export function lineRuns(line: Line, { reader, voice }: Speaker, form: Form = {}): TextRun[] {
  return line.flatMap(run => {
    const own = run.language === undefined ? voice : voiceOf(run.language, voice.around)
    const notes = notesOf(run, reader).map(note => ` (${note})`)
    return [...textRuns(run.text, own, form), ...notes.flatMap(note => textRuns(note, voice, { ...form, ...quiet }))]
  })
}

const quiet: Form = { color: ink.quiet, bold: undefined }

/** The runs of a text, one a line. */
export function textRuns(text: string, voice: Voice, form: Form = {}): TextRun[] {
  const clean = text.toWellFormed().replace(/\r\n?/g, '\n').replace(forbidden, '\ufffd')
  return clean.split('\n').map((line, i) => {
    const isRight = rightToLeft.test(line)
    return new TextRun({
      ...form,
      text: turnedBack(isRight || voice.around === 'ltr' ? line : steady(line)),
      language: languageOf(voice, isRight),
      ...(isRight ? { rightToLeft: true } : {}),
      ...(i > 0 ? { break: 1 } : {}),
    })
  })
}

/** Between words that run from right to left, a date or a name keeps its own order between two marks. */
function steady(text: string): string {
  return /[\p{L}\p{N}]/u.test(text) ? leftMark + text + leftMark : text
}

/** The language where a word processor looks for it: by the kind of script. */
function languageOf(
  { name, dir }: Voice,
  isRight: boolean,
): { value?: string; eastAsia?: string; bidirectional?: string } {
  if (name === null) return {}
  if (dir === 'rtl') return isRight ? { bidirectional: name } : {}
  return /^(zh|ja|ko)\b/.test(name) ? { eastAsia: name } : { value: name }
}

/** A language with its country, as word processors name them; null for a tag that names none. */
export function wordLanguage(tag: string): string | null {
  if (tag === 'en') return languageNames.en.locale
  try {
    const { language, region } = new Intl.Locale(tag).maximize()
    return region === undefined ? language : `${language}-${region}`
  } catch (error) {
    if (error instanceof RangeError) return null // no language tag at all
    throw error
  }
}
