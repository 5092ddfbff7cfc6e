/** The app at an address, over a server that a test makes up. */
import { type RenderResult, render } from '@testing-library/react'
import { App } from '#client/app.tsx'
import { type Api, createApi } from '#client/state/api.ts'
import type { AppDeps } from '#client/state/app-context.ts'
import { startWords } from '#client/words/load-words.ts'
import type { InterfaceLanguage } from '#shared/words/words.ts'
import { handClock } from './hand-clock.ts'
import { noStorage } from './link-world.ts'
import { MemoryRoom } from './memory-room.ts'

/** Shows what stands at `address`, with the calls of `api`. */
export async function renderApp(
  address: string,
  api: Partial<Api>,
  language: InterfaceLanguage = 'en',
): Promise<RenderResult & { readonly room: MemoryRoom }> {
  history.replaceState(null, '', address)
  const room = new MemoryRoom()
  const kept = new Map<string, string>()
  let next = 0
  const deps: AppDeps = {
    api: { ...createApi(() => Promise.reject(new TypeError('no server'))), ...api },
    kept: { read: key => kept.get(key) ?? null, write: (key, value) => kept.set(key, value) },
    clock: handClock(),
    device: noStorage,
    openWire: () => room.wire(),
    chance: () => 1,
    newId: () => `new${next++}`,
    nextFrame: queueMicrotask,
  }
  return { ...render(<App deps={deps} i18n={await startWords(language)} />), room }
}
