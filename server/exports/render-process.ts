/** The process of the exports: renders what it is asked for and sends it back. */
import { pressOpener } from './pdf/open-press.ts'
import { previewOf, renderExport, type Tools } from './render.ts'
import type { RenderAnswer, RenderJob, RenderResult } from './render-jobs.ts'

if (process.send === undefined) throw new Error('render-process.ts runs as a process of the server only')

const tools: Tools = { press: pressOpener(), onProgress: progress => answer({ progress }) }

process.on('message', async (job: RenderJob) => {
  try {
    answer({ result: await resultOf(job), held: process.memoryUsage.rss() })
  } catch (error) {
    answer({ failure: error instanceof Error ? `${error.stack}` : String(error) })
  }
})

async function resultOf(job: RenderJob): Promise<RenderResult[RenderJob['kind']]> {
  switch (job.kind) {
    case 'file':
      return renderExport(job.format, job.input, job.options, tools)
    case 'preview':
      return previewOf(job.input, job.options, job.most, tools)
    case 'print':
      return (await tools.press()).print(job.job)
    default:
      return job satisfies never
  }
}

function answer(said: RenderAnswer): void {
  process.send?.(said)
}
