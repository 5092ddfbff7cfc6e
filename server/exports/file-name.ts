/** Names of export files: plain ASCII that every system keeps, from the plan's title, with the version or DRAFT in it. */
import type { Statement } from '#shared/agreement/statement.ts'
import { titleOf } from './edition.ts'
import type { ExportInput } from './input.ts'
import type { Reader } from './reader.ts'

const longest = 60
// Letters that do not come apart into an ASCII letter and marks. Cyrillic as passports spell it (ICAO 9303).
const spellings = [
  'ä=ae ö=oe ü=ue ß=ss æ=ae ø=o ł=l',
  'а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f',
  'х=kh ц=ts ч=ch ш=sh щ=shch ъ=ie ы=y ь= э=e ю=iu я=ia і=i ї=i є=ie ґ=g ў=u',
]
const spelled = new Map(
  spellings.flatMap(row => row.split(' ')).map(pair => [pair.slice(0, 1), pair.slice(2)] as const),
)

/** `Gedenkzug-2027-v3.html`, `Gedenkzug-2027-stops-DRAFT.csv`. */
export function fileNameOf(input: ExportInput, reader: Reader, ending: string, list = ''): string {
  const { version } = input
  const state = version === null ? reader.words('export.draftFile') : reader.words('export.versionFile', { version })
  return [ascii(titleOf(input, reader).text) || 'plan', list, ascii(state)].filter(Boolean).join('-') + ending
}

/** `Gedenkzug-2027-certificate-v3.json`; of a version that is not agreed, `…-statement-v3.json`. */
export function certificateName({ title, version, standing }: Statement): string {
  const name = Object.values(title).map(ascii).find(Boolean) ?? 'plan'
  return `${name}-${standing === 'agreed' ? 'certificate' : 'statement'}-v${version}.json`
}

function ascii(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{L}/gu, spell)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, longest)
    .replace(/-+$/, '')
}

function spell(letter: string): string {
  const small = letter.toLowerCase()
  const plain = spelled.get(small) ?? small
  return letter === small ? plain : plain.charAt(0).toUpperCase() + plain.slice(1)
}
