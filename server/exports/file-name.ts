/** Names of export files: plain ASCII that every system keeps, from the plan's title, with the version or DRAFT in it. */
import { titleOf } from './edition.ts'
import type { ExportInput } from './input.ts'
import type { Reader } from './reader.ts'

const longest = 60
const spelled: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
  ß: 'ss',
  æ: 'ae',
  Æ: 'Ae',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
}

/** `Gedenkzug-2027-v3.html`, `Gedenkzug-2027-stops-DRAFT.csv`. */
export function fileNameOf(input: ExportInput, reader: Reader, ending: string, list = ''): string {
  const { version } = input
  const state = version === null ? reader.words('export.draftFile') : reader.words('export.versionFile', { version })
  return [ascii(titleOf(input, reader).text) || 'plan', list, ascii(state)].filter(Boolean).join('-') + ending
}

function ascii(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[äöüÄÖÜßæÆøØłŁ]/g, letter => spelled[letter] ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, longest)
    .replace(/-+$/, '')
}
