/** Answers to calls that no screen is given from outside, at the edge of the page: its `fetch`. */
import { onTestFinished, vi } from 'vitest'

type Asked = { readonly path: string; readonly body: unknown }

/** Until the test ends, a read of `path` gives `reply` and every change is taken; gives the changes that were asked for. */
export function answerTo(path: string, reply: unknown): readonly Asked[] {
  const changes: Asked[] = []
  vi.stubGlobal('fetch', async (asked: string, init?: RequestInit) => {
    if (init?.method !== 'POST')
      return Response.json(asked === path ? reply : null, { status: asked === path ? 200 : 404 })
    changes.push({ path: asked, body: JSON.parse(String(init.body)) })
    return new Response(null, { status: 204 })
  })
  onTestFinished(() => {
    vi.unstubAllGlobals()
  })
  return changes
}
