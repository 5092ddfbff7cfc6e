/** Cells of a sheet as the spreadsheet writes them: the value, and the format in which the reader is used to see it. */
import type { CellObject } from 'write-excel-file/node'
import { minorDigits } from '#shared/money.ts'
import type { Currency } from '#shared/plan/plan.ts'
import { type InterfaceLanguage, languageNames } from '#shared/words/words.ts'
import type { Reader } from '../reader.ts'
import type { Cell } from '../sheets.ts'

/** Formats of days and of days with a time. The number in brackets names the language of the weekday (MS-LCID). */
const dayFormats: Readonly<Record<InterfaceLanguage, { readonly day: string; readonly time: string }>> = {
  en: { day: '[$-809]ddd d mmm yyyy', time: '[$-809]ddd d mmm yyyy hh:mm' },
  de: { day: '[$-407]ddd dd.mm.yyyy', time: '[$-407]ddd dd.mm.yyyy hh:mm' },
  ru: { day: '[$-419]ddd dd.mm.yyyy', time: '[$-419]ddd dd.mm.yyyy hh:mm' },
  // Without the weekday: its language would bring its own figures, or another calendar.
  ar: { day: 'yyyy-mm-dd', time: 'yyyy-mm-dd hh:mm' },
}
/** Keeps a number away from the text of the next column: room for a bracket, as in books of accounts. */
const gap = '_)'
const minutesOfDay = 24 * 60
/** More text than this makes a file that a spreadsheet calls damaged. */
const longestText = 32_767

/** How the cells of a file for one reader are written, and about how many characters wide they are shown. */
export type CellWriter = {
  write(cell: Cell): CellObject | null
  width(cell: Cell): number
  /** The side on which a head stands over cells like this. */
  side(cell: Cell): Side
}
export type Side = 'left' | 'center' | 'right'

/** The writer for `reader`. Text stays text, whatever it begins with. */
export function cellWriter(reader: Reader): CellWriter {
  const formats = dayFormats[reader.language]
  const money = moneyFormats(reader)
  // Said for text too: else every name would stand on the side of its own script.
  const start = languageNames[reader.language].dir === 'rtl' ? 'right' : 'left'
  const side = (cell: Cell) => sideOf(cell, start)
  return {
    write: cell => cell && { ...written(cell, formats, money), align: side(cell), alignVertical: 'top' },
    side,
    width: cell => (cell === null ? 0 : shownWidth(cell, formats, reader)),
  }
}

type DayFormats = (typeof dayFormats)[InterfaceLanguage]
type Known = NonNullable<Cell>

function written(cell: Known, formats: DayFormats, money: (currency: Currency) => string): CellObject {
  switch (cell.kind) {
    case 'text':
      return { ...textOf(cell.text), wrap: true }
    case 'number':
      return { type: Number, value: cell.value, format: `${decimals(cell.digits ?? 0)}${gap}` }
    case 'day':
      return { type: Date, value: new Date(`${cell.day}T00:00Z`), format: formats.day }
    case 'time':
      return { type: Date, value: new Date(`${cell.local}Z`), format: formats.time }
    case 'clock':
      return { type: Number, value: minutesIn(cell.clock) / minutesOfDay, format: 'hh:mm' }
    case 'minutes':
      return { type: Number, value: cell.minutes / minutesOfDay, format: '[h]:mm' }
    case 'money': {
      const { minor, currency } = cell
      return { type: Number, value: minor / 10 ** minorDigits(currency), format: money(currency) }
    }
    default:
      return cell satisfies never
  }
}

/** A cell of text, without what spreadsheets stumble over. */
export function textOf(text: string): CellObject {
  const clean = text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])\p{Cc}/gu, '\u00b7') // what writes the file would drop a U+FFFD
    .replace(/_x[0-9A-Fa-f]{4}_/g, '_x005F$&') // else it is read as the character of that number
  return {
    type: String,
    value: clean.length > longestText ? `${clean.slice(0, longestText - 1).toWellFormed()}…` : clean,
  }
}

function shownWidth(cell: Known, formats: DayFormats, reader: Reader): number {
  switch (cell.kind) {
    case 'text':
      return Math.max(...cell.text.split('\n').map(line => line.length))
    case 'number':
      return cell.value.toFixed(cell.digits ?? 0).length
    case 'day':
      return shownLength(formats.day)
    case 'time':
      return shownLength(formats.time)
    case 'clock':
    case 'minutes':
      return shownLength('hh:mm')
    case 'money':
      return reader.money(cell.minor, cell.currency).length
    default:
      return cell satisfies never
  }
}

function sideOf(cell: Cell, start: 'left' | 'right'): Side {
  if (cell === null || cell.kind === 'text') return start
  return cell.kind === 'number' || cell.kind === 'money' ? 'right' : 'center'
}

function shownLength(format: string): number {
  return format.replace(/\[[^\]]*\]/g, '').length
}

/** Formats of sums, the currency where the reader's language puts it. */
function moneyFormats(reader: Reader): (currency: Currency) => string {
  const known = new Map<Currency, string>()
  return currency => {
    const format = known.get(currency) ?? moneyFormat(currency, reader)
    known.set(currency, format)
    return format
  }
}

function moneyFormat(currency: Currency, reader: Reader): string {
  const { locale } = languageNames[reader.language]
  const parts = new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }).formatToParts(
    1,
  )
  const format = parts.map(({ type, value }) => {
    if (type === 'integer') return decimals(minorDigits(currency))
    return type === 'currency' ? `[$${value.replace(/[[\]]/g, '')}]` : value.replace(/[\s\u00a0\u202f]/g, '\\ ')
  })
  return format.join('').replace(/\p{Cf}/gu, '') + gap
}

function decimals(digits: number): string {
  return digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`
}

function minutesIn(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}
