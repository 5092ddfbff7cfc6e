/** Put-aside work as a file to keep: the plan as it reads with it, and the edits themselves for whoever can read them. */
import type { Aside } from '#client/link/board-state.ts'
import type { Id } from '#shared/ids.ts'
import type { WouldChange } from './would-change.ts'

export type AsideFile = { readonly name: string; readonly text: string }

/** JSON that people can read and programs can use. `plan` is null where it cannot be told what the edits say. */
export function asideFile(board: Id, aside: Aside, would: WouldChange | null): AsideFile {
  const written = new Date(aside.at).toISOString()
  const content = {
    twinboard: 'kept-on-device',
    board,
    kind: aside.kind,
    why: aside.why,
    epoch: aside.epoch,
    written,
    plan: would?.after ?? null,
    changes: would?.changes ?? null,
    /** Yjs updates in format V1, in their order. */
    updates: aside.updates.map(base64),
  }
  return { name: `twinboard-kept-${written.slice(0, 10)}.json`, text: `${JSON.stringify(content, null, 2)}\n` }
}

function base64(bytes: Uint8Array): string {
  let letters = ''
  for (const byte of bytes) letters += String.fromCharCode(byte)
  return btoa(letters)
}
