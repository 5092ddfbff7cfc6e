/** Short ways to read a file in the tests: from text, or from one of our own exports. */
import type { ExportInput, ExportOptions } from '#server/exports/input.ts'
import { renderExport } from '#server/exports/render.ts'
import type { ImportContext, PlanContext } from '#server/imports/context.ts'
import { readPlanIn, readRecords } from '#server/imports/read-file.ts'
import type { Translated } from '#shared/plan/plan.ts'
import type { ImportChoice, ImportList, ImportReply, ImportValues } from '#shared/protocol/imports.ts'
import { Refusal, type RefusalCode } from '#shared/protocol/refusals.ts'
import type { ExportFormat } from '#shared/protocol/routes.ts'

/** A board with nothing on it, and nobody. */
export const nothing: ImportContext = { committees: [], members: [], stops: [], currency: 'EUR' }

export function bytesOf(file: string | Uint8Array): Uint8Array {
  return typeof file === 'string' ? new TextEncoder().encode(file) : file
}

/** What a file would bring. */
export function read(
  file: string | Uint8Array,
  context: ImportContext = nothing,
  choice: ImportChoice = {},
): ImportReply {
  return readRecords(bytesOf(file), context, choice)
}

/** The values of the records, which must be of `list`. */
export function valuesIn<L extends ImportList>(reply: ImportReply, list: L): ImportValues[L][] {
  if (reply.list !== list) throw new Error(`found ${reply.list} and not ${list}`)
  return reply.records.map(record => record.values as ImportValues[L])
}

/** The codes of the notes with how often. */
export function notesIn({ notes }: ImportReply): Record<string, number> {
  return Object.fromEntries(notes.map(({ code, field, count }) => [field ? `${code}:${field}` : code, count]))
}

/** The code of the refusal that `run` ends with; anything else that happens is thrown or told. */
export function refusalOf(run: () => unknown): RefusalCode | 'none' {
  try {
    run()
    return 'none'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

/** One of our exports. */
export async function exported(format: ExportFormat, input: ExportInput, options: ExportOptions): Promise<Uint8Array> {
  return (await renderExport(format, input, options)).bytes
}

/** The board that an export came from, as the context of an import. */
export function contextOf({ plan, committees, members }: ExportInput): ImportContext {
  return {
    committees: committees.map(({ id, city }) => ({ id, name: city })),
    members: members.map(({ id, name }) => ({ id, name })),
    stops: plan.stops.map(({ id, name, alias, station, zone, arrive, depart }) => {
      const aliases = Object.values(alias).map(({ text }) => text)
      return {
        id,
        names: [name, ...aliases, ...aliases.map(text => `${name} (${text})`)],
        station,
        zone,
        arrive,
        depart,
      }
    }),
    currency: plan.currency,
  }
}

/** The partnership of an export, as the context of a plan that becomes a board. */
export function partnershipOf({ committees, members }: ExportInput): PlanContext {
  return {
    committees: committees.map(({ id, city }) => ({ id, name: city })),
    members: members.map(({ id }) => id),
    client: 7,
  }
}

/** The plan in a file. */
export function readPlan(file: string | Uint8Array, context: PlanContext) {
  return readPlanIn(bytesOf(file), context)
}

/** A wording in the language of a file: as the reader of it sees it. */
export function said(texts: Translated, language: string, languages: readonly string[]): string {
  for (const each of [language, ...languages]) {
    const text = texts[each]?.text
    if (text) return text
  }
  return ''
}
