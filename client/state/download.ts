/** Fetching a file that takes a while: told stage by stage, and called off when nobody wants it any more. */
import type { Clock } from '#client/link/clock.ts'
import { hex, sha256 } from '#shared/digest.ts'
import type { ExportProgress } from '#shared/protocol/exports.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { refusalIn, unreachable } from './api.ts'

/** Where a download is. `of` is 0 where nobody knows how much there will be. */
export type Stage =
  | { readonly is: 'asked' }
  | { readonly is: 'waiting'; readonly before: number }
  | { readonly is: 'making'; readonly done: number; readonly of: number }
  | { readonly is: 'arriving'; readonly bytes: number; readonly of: number }

/** A file that has arrived. `digest`: SHA-256 of its bytes, as they arrived. */
export type Downloaded = {
  readonly name: string
  readonly content: Blob
  readonly bytes: number
  readonly digest: string
}

type DownloadDeps = {
  readonly clock: Clock
  /** Asks the server how far it is. */
  readonly progress: () => Promise<ExportProgress>
  readonly onStage: (stage: Stage) => void
  readonly signal: AbortSignal
}

/** The server is asked how far it is after this, and again after each answer. */
const askEveryMs = 600

/** The file at `address`. Rejects with a Refusal, or with the signal's AbortError. */
export async function download(address: string, deps: DownloadDeps): Promise<Downloaded> {
  const { signal, onStage } = deps
  onStage({ is: 'asked' })
  const stopAsking = askHowFar(deps)
  const response = await fetch(address, { credentials: 'same-origin', signal }).catch(unreachable).finally(stopAsking)
  if (!response.ok) throw refusalIn(await response.text(), response.status)
  const parts = await arriving(response, onStage).catch(unreachable)
  const content = new Blob(parts, { type: response.headers.get('content-type') ?? 'application/octet-stream' })
  const bytes = new Uint8Array(await content.arrayBuffer())
  return { name: nameOf(response), content, bytes: bytes.length, digest: hex(sha256(bytes)) }
}

/** Tells how far it is as long as the file itself says nothing. Not to know is no reason to fail. */
function askHowFar({ clock, progress, onStage, signal }: DownloadDeps): () => void {
  let isOver = false
  const tell = (reply: ExportProgress) => {
    if (isOver) return
    if (reply.stage === 'waiting') onStage({ is: 'waiting', before: reply.before })
    if (reply.stage === 'making') onStage({ is: 'making', done: reply.done, of: reply.of })
  }
  const ask = () => {
    progress()
      .then(tell, error => {
        if (!(error instanceof Refusal)) throw error
      })
      .finally(() => {
        if (!isOver && !signal.aborted) stop = clock.after(askEveryMs, ask)
      })
  }
  let stop = clock.after(askEveryMs, ask)
  return () => {
    isOver = true
    stop()
  }
}

async function arriving(response: Response, onStage: (stage: Stage) => void): Promise<Uint8Array<ArrayBuffer>[]> {
  const of = Number(response.headers.get('content-length') ?? 0)
  const parts: Uint8Array<ArrayBuffer>[] = []
  const reader = response.body?.getReader()
  let bytes = 0
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    parts.push(part.value)
    bytes += part.value.length
    onStage({ is: 'arriving', bytes, of: Math.max(of, of > 0 ? bytes : 0) })
  }
  return parts
}

function nameOf(response: Response): string {
  return response.headers.get('content-disposition')?.match(/filename="?([^";]+)"?/)?.[1] ?? 'twinboard'
}
