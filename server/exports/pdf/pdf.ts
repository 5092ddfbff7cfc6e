/** A plan as PDF: for archives and for reading aloud, with the plan itself attached as JSON. */
import type { ExportInput, ExportOptions } from '../input.ts'
import { jsonOf } from '../json.ts'
import { languagesIn, printOf, readersOf } from './print.ts'
import type { PrintJob } from './print-job.ts'

/** What the press prints. `digest` is that of the plan's canonical JSON. */
export function planJob(input: ExportInput, options: ExportOptions, digest: string): PrintJob {
  const content = printOf(input, readersOf(input, options), digest, null)
  return { template: 'plan', content, languages: languagesIn(content), attached: jsonOf(input, digest) }
}
