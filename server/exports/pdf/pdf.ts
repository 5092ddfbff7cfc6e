/** A plan as PDF: for archives and for reading aloud, with the plan itself attached as JSON. */
import { contentOf } from '../content.ts'
import type { ExportInput, ExportOptions } from '../input.ts'
import { jsonOf } from '../json.ts'
import { readerOf } from '../reader.ts'
import { languagesIn, printContentOf } from './print-content.ts'
import type { PrintJob } from './print-job.ts'

/** What the press prints. `digest` is that of the plan's canonical JSON. */
export function planJob(input: ExportInput, options: ExportOptions, digest: string): PrintJob {
  const reader = readerOf(input, options.language)
  const content = printContentOf(contentOf(input, reader, digest), input, reader)
  return { template: 'plan', content, languages: languagesIn(content), attached: jsonOf(input, digest) }
}
