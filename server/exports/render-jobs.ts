/** What the process of the exports is asked for, and what it answers. */
import type { ExportFormat } from '#shared/protocol/routes.ts'
import type { ExportFile, ExportInput, ExportOptions, ExportPreview, Progress } from './input.ts'
import type { PrintJob } from './pdf/print-job.ts'

/** One job: a plan as a file, a look at its printed pages, or a printed sheet that is no plan, such as a letter. */
export type RenderJob =
  | {
      readonly kind: 'file'
      readonly format: ExportFormat
      readonly input: ExportInput
      readonly options: ExportOptions
    }
  | { readonly kind: 'preview'; readonly input: ExportInput; readonly options: ExportOptions; readonly most: number }
  | { readonly kind: 'print'; readonly job: PrintJob }

/** What comes of a job of each kind. */
export type RenderResult = {
  readonly file: ExportFile
  readonly preview: ExportPreview
  readonly print: Uint8Array
}

/** `held`: the bytes of memory that the process has by now. `failure`: the stack of an error. */
export type RenderAnswer =
  | { readonly progress: Progress }
  | { readonly result: RenderResult[RenderJob['kind']]; readonly held: number }
  | { readonly failure: string }
