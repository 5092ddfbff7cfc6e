/** What a store must offer to be held to the contract, and the small world that the contract plays in. */
import { createHash } from 'node:crypto'
import type { NewEntry, NewProposal, Store } from '#server/store/store.ts'
import type { Person } from '#shared/agreement/standing.ts'
import { Refusal, type RefusalCode } from '#shared/protocol/refusals.ts'
import type { Message } from '#shared/talk/message.ts'

/** One place where a store keeps its rows, empty at first. */
export type StoreBench = {
  /** Opens what is there. At most one is open at a time. */
  open(): Promise<Store>
  /** Runs SQL behind the back of the store, which is closed, as a damaged disk or a clumsy person would. */
  tamper(sql: string): Promise<void>
  remove(): Promise<void>
}

/** 2027-05-01T08:00Z; the world of the contract has no clock of its own. */
export const morning = 1_809_158_400_000
export const minute = 60_000
export const day = 24 * 60 * minute

export const anna: Person = { member: 'anna', name: 'Anna Weber', committee: 'west', office: 'Secretary' }
export const boris: Person = { member: 'boris', name: 'Борис Орлов', committee: 'east', office: 'Chair' }

/** Two committees with a member each, a third committee that takes no part, and one board. */
export async function settle(store: Store, board = 'train'): Promise<void> {
  const at = morning
  await store.people.createPartnership({ id: 'bond', name: 'West and East', at })
  for (const [id, city, initials, zone, country] of [
    ['west', 'Köln', 'KÖ', 'Europe/Berlin', 'DE'],
    ['east', 'Волгоград', 'ВО', 'Europe/Volgograd', 'RU'],
    ['north', 'Kemi', 'KE', 'Europe/Helsinki', 'FI'],
  ] as const) {
    await store.people.createCommittee({ id, partnership: 'bond', city, initials, colour: 1, zone, country, at })
  }
  for (const { member: id, name, committee, office } of [anna, boris]) {
    await store.people.createMember({ id, committee, name, role: 'chair', office, signatory: true, at })
  }
  await addBoard(store, board)
}

/** One more board of both committees; its seed is `[1]` under client id 1. */
export async function addBoard(store: Store, id: string): Promise<void> {
  const title = { de: { text: 'Gedenkzug' } }
  const board = { id, partnership: 'bond', committees: ['west', 'east'], title, by: 'anna', at: morning }
  await store.people.createBoard(board, { update: Uint8Array.of(1), clients: [1] })
}

/** An edit by Anna whose bytes tell its number. */
export function edit(n: number, values: Partial<NewEntry> = {}): NewEntry {
  const update = new TextEncoder().encode(`edit ${n}`)
  return { board: 'train', device: 'tablet', n, member: 'anna', at: morning + n, clients: [7, 8], update, ...values }
}

/** A message by Anna. */
export function words(id: string, values: Partial<Message> = {}): Omit<Message, 'seq'> {
  const message = { id, board: 'train', by: anna, at: morning, language: 'de', text: `Guten Tag, ${id}` }
  return { ...message, about: null, system: null, ...values }
}

/** Anna's proposal of a plan that says `text`, to both committees. */
export function proposal(id: string, text: string, values: Partial<NewProposal> = {}): NewProposal {
  const json = JSON.stringify({ text })
  const committees = ['west', 'east']
  return { id, board: 'train', digest: sha256(json), json, seq: 1, committees, by: anna, at: morning, ...values }
}

/** SHA-256, hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** The code with which a call was refused; fails when it was not. */
export async function refusalOf(call: Promise<unknown>): Promise<RefusalCode> {
  const outcome = await call.then(
    value => ({ value }),
    (error: unknown) => ({ error }),
  )
  if ('error' in outcome && outcome.error instanceof Refusal) return outcome.error.code
  throw new Error('expected a refusal', { cause: outcome })
}

/** How many of the calls succeeded, and the codes of the others. */
export async function tally(calls: readonly Promise<unknown>[]): Promise<{ done: number; refused: RefusalCode[] }> {
  const outcomes = await Promise.allSettled(calls)
  const failed = outcomes.filter(o => o.status === 'rejected')
  const refused = await Promise.all(failed.map(o => refusalOf(Promise.reject(o.reason))))
  return { done: outcomes.length - failed.length, refused }
}
