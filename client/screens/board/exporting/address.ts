/** From what was chosen to what the server is asked for. */
import { type ExportChoice, exportAddress } from '#client/state/api.ts'
import type { Id } from '#shared/ids.ts'
import { besideFormats } from '#shared/protocol/exports.ts'
import type { Choice } from './choice.ts'

/** What the address of a file names of the choice. */
export function wantedOf({ version, language, beside, format, list }: Choice): ExportChoice {
  return {
    version,
    language,
    ...(beside !== '' && besideFormats.includes(format) ? { beside } : {}),
    ...(format === 'csv' ? { list } : {}),
  }
}

/** Where the chosen file is: a plain link. */
export function addressOf(board: Id, choice: Choice): string {
  return exportAddress(board, choice.format, wantedOf(choice))
}
