/**
 * What the package does not write: the words on each printed page, the heads repeated on them, and a page as wide as the sheet.
 * Each piece has its place in the order that the form demands (ECMA-376), so a missing place is an error and not a damaged file.
 */
import type { Parts } from '../packed.ts'
import type { FirstSheet } from '../sheets.ts'
import { escapeXml } from '../xml.ts'

/** What the pages say. In `page`, `&P` stands for the page and `&N` for how many there are. */
export type HeadAndFoot = { readonly first: FirstSheet; readonly page: string }

// A head or foot holds 255 characters, with all its parts; the digest alone has 64.
const longest = 60

/** The parts of the file with what is to be added to them. `names` are those of the sheets. */
export function printed(parts: Parts, names: readonly string[], print: HeadAndFoot): Parts {
  const changed = Object.entries(parts).map(([part, xml]) => {
    if (part === 'xl/workbook.xml') return [part, withRepeatedHeads(xml, names)]
    return [part, part.startsWith('xl/worksheets/sheet') ? withPages(xml, print) : xml]
  })
  return Object.fromEntries(changed)
}

function withRepeatedHeads(workbook: string, names: readonly string[]): string {
  return placed(workbook, '<definedNames/>', () => `<definedNames>${repeated(names)}</definedNames>`)
}

function withPages(sheet: string, print: HeadAndFoot): string {
  const scaled = placed(sheet, /<worksheet [^>]*>/, tag => `${tag}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`)
  return placed(
    scaled,
    '<pageSetup paperSize="9" orientation="landscape"/>',
    () => `<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>${headAndFoot(print)}`,
  )
}

/** The first row of each list, on each page. The first sheet is no list. */
function repeated(names: readonly string[]): string {
  const rows = names.map((name, i) => {
    const row = escapeXml(`'${name.replaceAll("'", "''")}'!$1:$1`)
    return i === 0 ? '' : `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${row}</definedName>`
  })
  return rows.join('')
}

function headAndFoot({ first, page }: HeadAndFoot): string {
  const { title, draft, label, edition, digest } = first
  const head = `&L${words(title)}${draft === null ? '' : `&C&"-,Bold"&14 ${words(draft.mark)}`}&R${words(label)}`
  const foot = `&L&8 ${words(edition)}&C&8 ${digest}&R&8 ${page}`
  return `<headerFooter><oddHeader>${escapeXml(head)}</oddHeader><oddFooter>${escapeXml(foot)}</oddFooter></headerFooter>`
}

/** Words in which no `&` is a code. */
function words(text: string): string {
  const line = [...text.replace(/[\s\p{Cc}]+/gu, ' ').trim()]
  return (line.length > longest ? `${line.slice(0, longest - 1).join('')}…` : line.join('')).replaceAll('&', '&&')
}

function placed(xml: string, place: string | RegExp, put: (found: string) => string): string {
  const changed = xml.replace(place, put)
  if (changed === xml) throw new Error(`the spreadsheet has no place ${place}`)
  return changed
}
