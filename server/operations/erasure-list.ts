/**
 * The list of what was erased, in the data folder and outside of the database and its backups: a backup that is older brings
 * back nothing of it. It holds ids that mean nobody any more, and boards as they began anew.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Erasure } from '#server/store/privacy-store.ts'
import type { Id } from '#shared/ids.ts'
import { putInPlace, sync } from './disk.ts'

export type ErasureList = {
  /** Oldest first. */
  read(): readonly Erasure[]
  /** On the disk when it returns. `state`: of a board that began anew, as one Yjs update. */
  add(erasure: Erasure, state: Uint8Array | null): void
  /** The board as it last began anew; null when nobody knows. */
  state(board: Id): Uint8Array | null
}

/** The list of a data folder. */
export function erasureListIn(folder: string): ErasureList {
  const list = join(folder, 'erasures.jsonl')
  const stateOf = (board: Id) => join(folder, 'erased-boards', `${board}.yjs`)
  return {
    read: () => (existsSync(list) ? linesIn(list) : []),
    add(erasure, state) {
      if (state !== null) writeState(stateOf(erasure.subject), state) // first: the line says that it is there
      appendFileSync(list, `${JSON.stringify(erasure)}\n`, { mode: 0o600 })
      sync(list)
      sync(folder)
    },
    state: board => (existsSync(stateOf(board)) ? readFileSync(stateOf(board)) : null),
  }
}

/** A last line that power cut short says nothing: what it was to say stands in the database. */
function linesIn(list: string): Erasure[] {
  const lines = readFileSync(list, 'utf8').split('\n')
  return lines.slice(0, -1).map(line => JSON.parse(line) as Erasure)
}

function writeState(file: string, state: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(`${file}.partial`, state, { mode: 0o600 })
  putInPlace(`${file}.partial`, file)
}
