/** The thread of the exports: renders what it is asked for and sends the file back. */
import { parentPort } from 'node:worker_threads'
import { renderExport } from './render.ts'
import type { RenderAnswer, RenderJob } from './render-apart.ts'

const port = parentPort
if (port === null) throw new Error('render-worker.ts runs as a worker thread only')

port.on('message', async ({ format, input, options }: RenderJob) => {
  try {
    const file = await renderExport(format, input, options)
    port.postMessage({ file } satisfies RenderAnswer)
  } catch (error) {
    port.postMessage({ failure: error instanceof Error ? `${error.stack}` : String(error) } satisfies RenderAnswer)
  }
})
