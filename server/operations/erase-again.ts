/**
 * At each start: the database and the list of what was erased are brought to say the same. A database that was put back from
 * an older copy does not know the newest erasures, and they are done again before anybody is let in.
 */
import type { Chance } from '#server/chance.ts'
import type { Clock } from '#server/clock.ts'
import { stateAnew } from '#server/live/replica-anew.ts'
import type { Log } from '#server/log.ts'
import type { Erasure } from '#server/store/privacy-store.ts'
import { type Store, serverDevice } from '#server/store/store.ts'
import type { Id } from '#shared/ids.ts'
import type { ErasureList } from './erasure-list.ts'

type Deps = {
  readonly store: Store
  readonly list: ErasureList
  readonly clock: Clock
  readonly chance: Chance
  readonly log: Log
}

/** Does again what the database does not know, and lists what the list does not know. Answers how many were done again. */
export async function eraseAgain(deps: Deps): Promise<number> {
  const { store, list, log } = deps
  const done = await store.erasures.all()
  const listed = list.read()
  for (const erasure of without(done, listed)) list.add(erasure, await stateNow(store, erasure))
  const missing = without(listed, done)
  for (const erasure of missing) await again(deps, erasure, missing)
  if (missing.length > 0) {
    await store.erasures.purge()
    log.warn('erasure.done-again', { erasures: missing.length })
  }
  return missing.length
}

function without(all: readonly Erasure[], known: readonly Erasure[]): Erasure[] {
  const ids = new Set(known.map(({ id }) => id))
  return all.filter(({ id }) => !ids.has(id))
}

async function again(deps: Deps, erasure: Erasure, missing: readonly Erasure[]): Promise<void> {
  const { store, list } = deps
  const { kind, subject } = erasure
  if (kind === 'member') {
    await store.personal.erase(subject, erasure, null)
    return
  }
  // Of one board, the newest state counts: those before lead to it.
  const newest = missing.findLast(each => each.kind === 'board' && each.subject === subject)
  const state = newest === erasure ? list.state(subject) : null
  const isThere = (await store.people.access(subject)) !== null
  if (state !== null && isThere) await beginAnew(deps, subject, state, erasure)
  else await store.erasures.note(erasure)
}

async function beginAnew(
  { store, chance, clock }: Deps,
  board: Id,
  state: Uint8Array,
  erasure: Erasure,
): Promise<void> {
  const rebuilt = await stateAnew({ log: store.log, chance }, board, state, clock.now())
  await store.erasures.rebuild(rebuilt, erasure, null)
}

/** The state of a board that began anew stands in its log as the first entry, as long as it did not begin anew again. */
async function stateNow(store: Store, { kind, subject, at }: Erasure): Promise<Uint8Array | null> {
  if (kind !== 'board' || (await store.people.access(subject)) === null) return null
  const [first] = await store.log.since(subject, 0)
  return first?.device === serverDevice && first.at === at ? first.update : null
}
