/**
 * One-time codes that people read to each other, copy by hand and type on any keyboard: eight characters without look-alikes,
 * shown in two groups. One code is for a further device of a member, the other for one answer to one proposal.
 */

/** Neither 0 and O, nor 1, I, J and L, nor U and V both, nor 5 and S. */
export const codeAlphabet = '23456789ABCDEFGHKMNPQRTVWXYZ'
export const codeLength = 8

/** Cyrillic letters that look like one of ours: somebody copies what they see, with the keyboard they have. */
const lookAlikes: Readonly<Record<string, string>> = {
  ...{ А: 'A', В: 'B', Е: 'E', Ё: 'E', З: '3', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', У: 'Y', Х: 'X' },
}
/** What stands on the same keys of a Russian keyboard, for somebody who types blind in the wrong layout. */
const sameKeys = { russian: 'ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ', latin: 'QWERTYUIOPASDFGHJKLZXCVBNM' }
/** What is not in the alphabet and can only be meant as one that is. */
const meant: Readonly<Record<string, string>> = { S: '5', U: 'V' }

/** The code that was typed in whatever way, as it was made; null when it cannot be one. */
export function readCode(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{P}\p{Cf}]/gu, '')
  const latin = inLatin(plain.replace(/[٠-٩۰-۹]/g, digit => String((digit.codePointAt(0) ?? 0) & 15)))
  const code = [...latin].map(sign => meant[sign] ?? sign).join('')
  return code.length === codeLength && [...code].every(sign => codeAlphabet.includes(sign)) ? code : null
}

/** `K7MPXT42` as `K7MP XT42`. */
export function shownCode(code: string): string {
  return `${code.slice(0, codeLength / 2)} ${code.slice(codeLength / 2)}`
}

// A letter that looks like none of ours tells that the keys were meant, and then all of them.
function inLatin(text: string): string {
  const cyrillic = [...text].filter(sign => /\p{Script=Cyrillic}/u.test(sign))
  if (cyrillic.every(sign => sign in lookAlikes)) return [...text].map(sign => lookAlikes[sign] ?? sign).join('')
  return [...text].map(sign => sameKeys.latin[sameKeys.russian.indexOf(sign)] ?? sign).join('')
}
