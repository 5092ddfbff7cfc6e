/** The door to all exports: a plan goes in, a file comes out. Pure, so that the same version gives the same bytes. */
import { freeze } from '#shared/plan/freeze.ts'
import type { ExportFormat } from '#shared/protocol/routes.ts'
import { contentOf } from './content.ts'
import { csvOf } from './csv.ts'
import { fileNameOf } from './file-name.ts'
import { geoJsonOf } from './geojson.ts'
import { gpxOf } from './gpx.ts'
import { htmlMap, htmlOf } from './html.ts'
import { icsOf } from './ics.ts'
import type { ExportFile, ExportInput, ExportOptions, ExportPreview, OnProgress } from './input.ts'
import { jsonOf } from './json.ts'
import { kmlOf } from './kml.ts'
import { listOf } from './lists.ts'
import { mapSvg } from './map/map.ts'
import { markdownOf } from './markdown.ts'
import { type OpenPress, pressOpener } from './pdf/open-press.ts'
import { planJob } from './pdf/pdf.ts'
import { type Reader, readerOf } from './reader.ts'
import { sheetsOf } from './sheets.ts'
import { wholeText } from './whole-text.ts'

const openDocument = 'application/vnd.openxmlformats-officedocument'

type Rendered = {
  readonly file: string | Uint8Array
  readonly mediaType: string
  readonly ending: string
  readonly list?: string
}

/** What renderers work with beside the plan. `onProgress` hears of each part of a file of several. */
export type Tools = { readonly press: OpenPress; readonly onProgress: OnProgress }
const ownTools: Tools = { press: pressOpener(), onProgress: () => {} }

/** `input` as a file of `format` for a reader of `options.language`. */
export async function renderExport(
  format: ExportFormat,
  input: ExportInput,
  options: ExportOptions,
  tools = ownTools,
): Promise<ExportFile> {
  const whole = wholeText(input)
  const reader = readerOf(whole, options.language)
  const { file, mediaType, ending, list } = await render(format, whole, options, reader, tools)
  return {
    bytes: typeof file === 'string' ? new TextEncoder().encode(file) : file,
    mediaType,
    fileName: fileNameOf(whole, reader, ending, list),
  }
}

/** The first `most` pages of the PDF. */
export async function previewOf(
  input: ExportInput,
  options: ExportOptions,
  most: number,
  { press } = ownTools,
): Promise<ExportPreview> {
  const whole = wholeText(input)
  const job = planJob(whole, options, freeze(whole.plan).digest)
  return (await press()).preview(job, most)
}

async function render(
  format: ExportFormat,
  input: ExportInput,
  options: ExportOptions,
  reader: Reader,
  { press }: Tools,
): Promise<Rendered> {
  const digest = freeze(input.plan).digest
  switch (format) {
    case 'json':
      return { file: jsonOf(input, digest), mediaType: 'application/json', ending: '.json' }
    case 'html': {
      const map = mapSvg(input.plan, [reader], htmlMap)
      const file = htmlOf(contentOf(input, reader, digest), reader, map)
      return { file, mediaType: 'text/html; charset=utf-8', ending: '.html' }
    }
    case 'md': {
      const file = markdownOf(contentOf(input, reader, digest), reader)
      return { file, mediaType: 'text/markdown; charset=utf-8', ending: '.md' }
    }
    case 'ics':
      return { file: icsOf(input, reader, options.feed), mediaType: 'text/calendar; charset=utf-8', ending: '.ics' }
    case 'geojson': {
      const file = JSON.stringify(geoJsonOf(input, reader, digest))
      return { file, mediaType: 'application/geo+json', ending: '.geojson' }
    }
    case 'gpx':
      return { file: gpxOf(input, reader, digest), mediaType: 'application/gpx+xml', ending: '.gpx' }
    case 'kml': {
      const file = kmlOf(input, reader, digest)
      return { file, mediaType: 'application/vnd.google-earth.kml+xml', ending: '.kml' }
    }
    case 'csv': {
      const list = options.list ?? 'stops'
      const file = csvOf(listOf(list, input, reader))
      return { file, mediaType: 'text/csv; charset=utf-8; header=present', ending: '.csv', list }
    }
    case 'pdf': {
      const file = (await press()).print(planJob(input, options, digest))
      return { file, mediaType: 'application/pdf', ending: '.pdf' }
    }
    // These two are loaded only where they are needed, as they are large.
    case 'docx': {
      const { docxOf } = await import('./docx/docx.ts')
      const { version, at } = input
      const file = await docxOf(contentOf(input, reader, digest), reader, { digest, version, at })
      return { file, mediaType: `${openDocument}.wordprocessingml.document`, ending: '.docx' }
    }
    case 'xlsx': {
      const { xlsxOf } = await import('./xlsx/xlsx.ts')
      const file = await xlsxOf(sheetsOf(input, reader, digest), reader)
      return { file, mediaType: `${openDocument}.spreadsheetml.sheet`, ending: '.xlsx' }
    }
    default:
      return format satisfies never
  }
}
