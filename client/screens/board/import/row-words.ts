/** A found record in words: what it is called, and what else is known of it, in the reader's way of writing. */
import type { TFunction } from 'i18next'
import type { Format } from '#client/state/format.ts'
import type { Id } from '#shared/ids.ts'
import type { ImportField, ImportList, ImportValues } from '#shared/protocol/imports.ts'
import { importFields } from '#shared/protocol/imports.ts'

/** What it takes to say a value. */
export type Telling = {
  readonly t: TFunction
  readonly format: Format
  readonly committee: (id: Id) => string
  readonly member: (id: Id) => string
  readonly stop: (id: Id) => string
}

type Values = Readonly<Record<string, unknown>>

/** Its name or title. */
export function nameOf(values: ImportValues[ImportList]): string {
  const { name, title }: Values = values
  return String(name ?? title ?? '')
}

/** The other fields that were found, in the order of the columns. */
export function factsOf(list: ImportList, values: ImportValues[ImportList], telling: Telling): string[] {
  const given: Values = values
  const fields: readonly ImportField[] = importFields[list]
  return fields.slice(1).flatMap(field => {
    const value = given[field]
    if (value === undefined || value === null || value === '' || value === false) return []
    const words = wordsOf(field, value, given, telling)
    return words === '' ? [] : [words]
  })
}

function wordsOf(field: ImportField, value: unknown, values: Values, { t, format, ...named }: Telling): string {
  const text = String(value)
  switch (field) {
    case 'arrive':
    case 'depart':
      return `${t(`fields.stop.${field}`)} ${format.dateTime(text)}`
    case 'day':
    case 'due':
      return format.day(text)
    case 'host':
    case 'committee':
    case 'payer':
      return named.committee(text)
    case 'member':
      return named.member(text)
    case 'stop':
      return named.stop(text)
    case 'lat':
    case 'lon':
      return format.number(Number(value), 4)
    case 'planned':
    case 'actual':
      return `${t(`fields.line.${field}`)} ${format.money(Number(value), String(values.currency))}`
    case 'currency':
    case 'shares':
      return ''
    case 'inKind':
      return t('fields.line.inKind')
    case 'state':
    case 'category':
    case 'shareRule':
      return t(`fields.${field}.${text}`)
    case 'country':
      return format.country(text)
    case 'language':
      return format.language(text)
    default:
      return text
  }
}
