/** How the press sets a language: its fonts in their order, its direction, its tag. */
import { dirOf } from '../html-escape.ts'

export type LanguageSetting = {
  /** Two or three letters, as the press takes them. */
  readonly lang: string
  /** Two letters, or null. */
  readonly region: string | null
  readonly dir: 'ltr' | 'rtl'
  /** Families; the first that has a sign sets it. */
  readonly fonts: readonly string[]
}

const others = [
  'IBM Plex Sans',
  'Noto Sans',
  'Vazirmatn',
  'Noto Sans Hebrew',
  'Noto Sans Georgian',
  'Noto Sans Armenian',
]
const chinese = 'Noto Sans SC'
const japanese = 'Noto Sans JP'

/** The setting of a language by its tag; one whose tag says nothing to the press is set as an undetermined one. */
export function languageSetting(tag: string): LanguageSetting {
  const [lang = '', ...rest] = tag.toLowerCase().split('-')
  // Chinese and Japanese share code points whose forms differ, so that the reader's own come first.
  const east = lang === 'ja' ? [japanese, chinese] : [chinese, japanese]
  return {
    lang: /^[a-z]{2,3}$/.test(lang) ? lang : 'und',
    region: rest.find(part => /^[a-z]{2}$/.test(part)) ?? null,
    dir: dirOf(tag),
    fonts: [...others, ...east, 'Noto Emoji'],
  }
}
