/** A data folder with the people of `small-world.ts` and a board that somebody writes on, for the tests of operations. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as Y from 'yjs'
import { digestOf, loadReplica } from '#server/live/replica.ts'
import { databaseIn } from '#server/operations/backup.ts'
import type { Store } from '#server/store/store.ts'
import { addRecord } from '#shared/plan/edits.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { readPlan } from '#shared/plan/read.ts'
import { openPrepared } from '#tests/harness/empty-store.ts'
import { board, settle } from '#tests/harness/small-world.ts'

/** 2027-05-01T08:00Z. */
export const morning = 1_809_158_400_000
export const day = 86_400_000

export type FilledFolder = {
  readonly folder: string
  /** Opens the store for `work` and closes it again. */
  within<T>(work: (store: Store) => Promise<T>): Promise<T>
  /** Anna adds stops under her client id, one edit each. */
  write(ids: readonly string[], client?: number): Promise<void>
  /** Runs SQL on the database, as a damaged disk or a clumsy person would. */
  tamper(sql: string, file?: string): void
  plan(): Promise<Plan>
  remove(): void
}

/** The database of a filled folder: made once, copied for each test. */
let model: Promise<Uint8Array> | null = null

/** A new folder, filled. */
export async function filledFolder(): Promise<FilledFolder> {
  model ??= makeModel()
  const folder = newFolder()
  writeFileSync(databaseIn(folder), await model, { mode: 0o600 })
  return fillFolder(folder)
}

async function makeModel(): Promise<Uint8Array> {
  const filled = await fillFolder(newFolder())
  const bytes = readFileSync(databaseIn(filled.folder))
  filled.remove()
  return bytes
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'twinboard-operations-'))
}

/** A folder, filled unless it is. */
export async function fillFolder(folder: string): Promise<FilledFolder> {
  const within: FilledFolder['within'] = async work => {
    const store = await openPrepared(folder)
    try {
      return await work(store)
    } finally {
      await store.close()
    }
  }
  if (!existsSync(databaseIn(folder))) await within(settle)
  return {
    folder,
    within,
    write: (ids, client = 4711) =>
      within(async store => {
        const add = await writer(store, client)
        for (const id of ids) await add(id)
      }),
    tamper(sql, file = join(folder, 'twinboard.sqlite')) {
      const db = new DatabaseSync(file)
      db.exec(sql)
      db.close()
    },
    plan: () => within(async store => readPlan((await loadReplica(store.log, board)).doc)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Stops of the present plan, by id. */
export async function stops(filled: FilledFolder): Promise<string[]> {
  return (await filled.plan()).stops.map(stop => stop.id).sort()
}

/** Anna at her desk under one client id. The function that comes back adds a stop and resolves when it is on disk. */
export async function writer(store: Store, client: number): Promise<(id: string) => Promise<void>> {
  const { doc, seq } = await loadReplica(store.log, board)
  doc.clientID = client
  await store.log.claimClients(board, 'anna', [client])
  let n = seq * 1000
  return async id => {
    const before = Y.encodeStateVector(doc)
    addRecord(doc, 'stops', id, { name: id }, 'end')
    const update = Y.encodeStateAsUpdate(doc, before)
    await store.log.append({ board, device: 'desk', n: ++n, member: 'anna', at: morning, clients: [client], update })
  }
}

/** Saves a snapshot of the board as it is. */
export async function saveSnapshot(store: Store): Promise<void> {
  const { doc, seq } = await loadReplica(store.log, board)
  await store.log.saveSnapshot(board, { seq, bytes: Y.encodeStateAsUpdate(doc), digest: digestOf(doc) })
}
