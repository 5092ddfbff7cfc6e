/** Proposals and the committees' decisions. The checks stand in the transaction that writes, so that a race has one winner. */
import type { Selectable, Transaction } from 'kysely'
import type { Decision, DecisionKind, How, Person, Proposal } from '#shared/agreement/standing.ts'
import { openProposal } from '#shared/agreement/standing.ts'
import type { Id } from '#shared/ids.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { giverOf } from './codes.ts'
import type { Database, Reader } from './database.ts'
import { raiseNews } from './news.ts'
import type { NewDecision, NewProposal, VersionStore } from './store.ts'
import type { Tables } from './tables.ts'
import { freezeVersion, versionOf } from './versions.ts'

/** Versions, proposals and decisions over a database. */
export function versionsIn({ read, write }: Database): VersionStore {
  return {
    freezeVersion: version => write(version.board, db => freezeVersion(db, version)),
    version: (board, number) => versionOf(read, board, number),
    propose: proposal => write(proposal.board, db => propose(db, proposal)),
    decide: decision => write(decision.board, db => decide(db, decision)),
    withdraw: (board, proposal, at) => write(board, db => withdraw(db, board, proposal, at)),
    proposals: board => proposalsOf(read, board),
  }
}

async function propose(db: Transaction<Tables>, proposal: NewProposal): Promise<Proposal> {
  const { id, board, digest, json, seq, committees, by, at } = proposal
  const head = await raiseNews(db, board) // first: from here on nothing is logged before this is written
  if (seq !== head.seq) throw new Refusal('plan-moved')
  await refuseUnseated(db, board, committees)
  const newest = (await proposalsOf(db, board)).findLast(p => p.withdrawnAt === null)
  if (newest?.digest === digest) throw new Refusal('already-proposed', { version: newest.version })
  const version = await freezeVersion(db, { board, digest, json, seq, member: by.member, at })
  const said = { committees: JSON.stringify(committees), proposed_by: JSON.stringify(by) }
  await db
    .insertInto('proposals')
    .values({ id, board, version, digest, ...said, at, withdrawn_at: null })
    .execute()
  return { id, board, version, digest, committees, by, at, withdrawnAt: null, decisions: [] }
}

/** A committee that has left the board meanwhile could never answer. */
async function refuseUnseated(db: Transaction<Tables>, board: Id, committees: readonly Id[]): Promise<void> {
  const seats = await db.selectFrom('board_committees').select('committee').where('board', '=', board).execute()
  if (!committees.every(id => seats.some(({ committee }) => committee === id))) throw new Refusal('people-moved')
}

async function decide(db: Transaction<Tables>, decision: NewDecision): Promise<Proposal> {
  const proposals = await proposalsOf(db, decision.board)
  const proposal = named(proposals, decision.proposal)
  if (proposal.decisions.some(given => isRepeat(given, decision))) return proposal
  refuseDecision(proposal, proposals, decision)
  const { committee, kind, digest, by, comment, at } = decision
  const how = await howOf(db, decision)
  const said = { decided_by: JSON.stringify(by), how: JSON.stringify(how) }
  await db
    .insertInto('decisions')
    .values({ proposal: proposal.id, committee, kind, digest, ...said, comment, at })
    .execute()
  await raiseNews(db, decision.board)
  return { ...proposal, decisions: [...proposal.decisions, { committee, kind, digest, by, comment, at, how }] }
}

/** A code is used up in the transaction of the answer: it serves one, and is not lost by an answer that is refused. */
async function howOf(db: Transaction<Tables>, { shown, proposal, by, at }: NewDecision): Promise<How> {
  if ('how' in shown) return shown.how
  const giver = await giverOf(db, shown.code, { member: by.member, proposal, at })
  return giver === null ? { way: 'mail' } : { way: 'code', by: giver }
}

/** The same press once more: the answer to the first one was lost on its way. */
function isRepeat(given: Decision, { committee, kind, digest, comment, by }: NewDecision): boolean {
  const same = given.committee === committee && given.kind === kind && given.digest === digest
  return same && given.comment === comment && given.by.member === by.member
}

function refuseDecision(proposal: Proposal, proposals: readonly Proposal[], { committee, digest }: NewDecision): void {
  if (!proposal.committees.includes(committee)) throw new Refusal('not-allowed')
  if (proposal.decisions.some(d => d.committee === committee)) throw new Refusal('already-decided')
  if (openProposal(proposals)?.id !== proposal.id) throw new Refusal('proposal-closed')
  if (proposal.digest !== digest) throw new Refusal('plan-moved')
}

async function withdraw(db: Transaction<Tables>, board: Id, id: Id, at: number): Promise<Proposal> {
  const proposals = await proposalsOf(db, board)
  const proposal = named(proposals, id)
  if (proposal.withdrawnAt !== null) return proposal
  if (openProposal(proposals)?.id !== id) throw new Refusal('proposal-closed')
  await db.updateTable('proposals').set({ withdrawn_at: at }).where('id', '=', id).execute()
  await raiseNews(db, board)
  return { ...proposal, withdrawnAt: at }
}

function named(proposals: readonly Proposal[], id: Id): Proposal {
  const proposal = proposals.find(p => p.id === id)
  if (!proposal) throw new Refusal('not-found')
  return proposal
}

/** All of a board with their decisions, oldest first. */
export async function proposalsOf(db: Reader, board: Id): Promise<Proposal[]> {
  const rows = await db.selectFrom('proposals').selectAll().where('board', '=', board).orderBy('version').execute()
  const decisions = await db
    .selectFrom('decisions')
    .innerJoin('proposals', 'proposals.id', 'decisions.proposal')
    .selectAll('decisions')
    .where('board', '=', board)
    .orderBy('decisions.at')
    .orderBy('decisions.committee')
    .execute()
  const answers = Map.groupBy(decisions, d => d.proposal)
  return rows.map(row => proposalOf(row, (answers.get(row.id) ?? []).map(decisionOf)))
}

function proposalOf(row: Selectable<Tables['proposals']>, decisions: readonly Decision[]): Proposal {
  const { id, board, version, digest, at, withdrawn_at: withdrawnAt } = row
  const committees = JSON.parse(row.committees) as Id[]
  return { id, board, version, digest, committees, by: personIn(row.proposed_by), at, withdrawnAt, decisions }
}

function decisionOf(row: Selectable<Tables['decisions']>): Decision {
  const { committee, kind, digest, comment, at } = row
  const how = row.how === null ? null : (JSON.parse(row.how) as How)
  return { committee, kind: kind as DecisionKind, digest, by: personIn(row.decided_by), comment, at, how }
}

/** Names stand in the row as printed: they stay true when the member is gone or has another office. */
function personIn(json: string): Person {
  return JSON.parse(json) as Person
}
