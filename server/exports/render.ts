/** The door to all exports: a plan goes in, a file comes out. Pure, so that the same version gives the same bytes. */
import { freeze } from '#shared/plan/freeze.ts'
import type { ExportFormat } from '#shared/protocol/routes.ts'
import { contentOf } from './content.ts'
import { csvOf } from './csv.ts'
import { fileNameOf } from './file-name.ts'
import { geoJsonOf } from './geojson.ts'
import { htmlOf } from './html.ts'
import { icsOf } from './ics.ts'
import type { ExportFile, ExportInput, ExportOptions } from './input.ts'
import { jsonOf } from './json.ts'
import { listOf } from './lists.ts'
import { type Reader, readerOf } from './reader.ts'
import { wholeText } from './whole-text.ts'

type Rendered = { readonly text: string; readonly mediaType: string; readonly ending: string; readonly list?: string }

/** `input` as a file of `format` for a reader of `options.language`. */
export function renderExport(format: ExportFormat, input: ExportInput, options: ExportOptions): ExportFile {
  const whole = wholeText(input)
  const reader = readerOf(whole, options.language)
  const { text, mediaType, ending, list } = render(format, whole, options, reader)
  return {
    bytes: new TextEncoder().encode(text),
    mediaType,
    fileName: fileNameOf(whole, reader, ending, list),
  }
}

function render(format: ExportFormat, input: ExportInput, options: ExportOptions, reader: Reader): Rendered {
  const digest = freeze(input.plan).digest
  switch (format) {
    case 'json':
      return { text: jsonOf(input, digest), mediaType: 'application/json', ending: '.json' }
    case 'html':
      return {
        text: htmlOf(contentOf(input, reader, digest), reader),
        mediaType: 'text/html; charset=utf-8',
        ending: '.html',
      }
    case 'ics':
      return { text: icsOf(input, reader), mediaType: 'text/calendar; charset=utf-8', ending: '.ics' }
    case 'geojson':
      return {
        text: JSON.stringify(geoJsonOf(input, reader, digest)),
        mediaType: 'application/geo+json',
        ending: '.geojson',
      }
    case 'csv': {
      const list = options.list ?? 'stops'
      const text = csvOf(listOf(list, input, reader))
      return { text, mediaType: 'text/csv; charset=utf-8; header=present', ending: '.csv', list }
    }
    default:
      return format satisfies never
  }
}
