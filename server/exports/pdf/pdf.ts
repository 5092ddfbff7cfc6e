/** A plan as PDF: for archives and for reading aloud, with the plan itself attached as JSON. */
import type { ExportInput, ExportOptions } from '../input.ts'
import { jsonOf } from '../json.ts'
import { mapSvg } from '../map/map.ts'
import { languagesIn, printOf, readersOf } from './print.ts'
import type { PrintJob } from './print-job.ts'

/** In pixels, 96 to the inch: as wide as the page's text. Two languages leave less room for it on the first page. */
const mapSize = (readers: number) => ({ width: 658, height: readers > 1 ? 330 : 420 })

/** What the press prints. `digest` is that of the plan's canonical JSON. */
export function planJob(input: ExportInput, options: ExportOptions, digest: string): PrintJob {
  const readers = readersOf(input, options)
  const map = mapSvg(input.plan, readers, mapSize(readers.length))
  const content = printOf(input, readers, digest, map)
  return { template: 'plan', content, languages: languagesIn(content), attached: jsonOf(input, digest) }
}
