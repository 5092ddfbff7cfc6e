/** Names of people as they come in: what is kept of them, and when two would be taken for one another. */
import { isPlainText } from './plain-text.ts'

/** Signs that no eye sees and that turn or hide the text around them; the joiners that scripts need are none of them. */
const unseen = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g

/** `typed` as a name: one line, without signs that nobody sees; empty when nothing of a name is in it. */
export function nameFrom(typed: string): string {
  if (!isPlainText(typed)) return ''
  const name = typed.normalize('NFC').replace(unseen, '').replace(controls, ' ').replace(/\s+/g, ' ').trim()
  return /[\p{L}\p{N}]/u.test(name) ? name : ''
}

/** Letters of other scripts that look like a Latin one. */
const alikes = new Map(
  ['аa', 'вb', 'еe', 'ёe', 'зz', 'іi', 'їi', 'јj', 'кk', 'мm', 'нh', 'оo', 'рp', 'сc', 'тt', 'уy', 'хx', 'ѕs']
    .concat(['αa', 'βb', 'εe', 'ηh', 'ιi', 'κk', 'μm', 'νv', 'οo', 'ρp', 'τt', 'υy', 'χx', '0o', '1l', 'ıi'])
    .map(pair => [pair.charAt(0), pair.charAt(1)]),
)

/** True when a reader could take one name for the other. */
export function lookAlike(one: string, other: string): boolean {
  return skeleton(one) === skeleton(other)
}

function skeleton(name: string): string {
  const bare = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  return [...bare].map(letter => alikes.get(letter) ?? letter).join('')
}
