/** Partnerships with their committees and people: what is read of them, and the changes of partnership and committees. */
import type { Selectable, Transaction } from 'kysely'
import type { Id } from '#shared/ids.ts'
import { limits } from '#shared/protocol/limits.ts'
import type {
  ChangePartnershipRequest,
  CommitteeSeat,
  Partnership,
  RegisterEvent,
  Status,
} from '#shared/protocol/people.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { MemberInfo } from '#shared/protocol/routes.ts'
import { seatCommittees } from './board-seats.ts'
import { seenMember } from './boards.ts'
import { columnsOf, createCommittee, seatOf } from './committees.ts'
import type { Database, Reader } from './database.ts'
import type { Doing, PartnershipStore, SetUp, Touched } from './partnership-store.ts'
import { note, registerOf } from './register.ts'
import { changeMember, handOver, removeMember, seated } from './seats.ts'
import type { Tables } from './tables.ts'
import { touch, untouched } from './touched.ts'

/** Partnerships over a database. All changes of one stand in line, so that the last chair cannot be removed twice. */
export function partnershipsIn({ read, write }: Database): PartnershipStore {
  return {
    partnership: id => partnershipWith(read, id),
    committees: partnership => committeeSeats(read, partnership),
    members: partnership => membersOf(read, partnership),
    seated: member => seated(read, member),
    register: (partnership, limit) => registerOf(read, partnership, limit),
    change: (doing, change) => write(doing.partnership, db => changePartnership(db, doing, change)),
    setUp: (doing, values) => write(doing.partnership, db => setUp(db, doing, values)),
    addCommittee: (doing, committee) => write(doing.partnership, db => addCommittee(db, doing, committee)),
    changeCommittee: (doing, committee) => write(doing.partnership, db => changeCommittee(db, doing, committee)),
    changeMember: (doing, member, change) => write(doing.partnership, db => changeMember(db, doing, member, change)),
    removeMember: (doing, member) => write(doing.partnership, db => removeMember(db, doing, member)),
    handOver: (doing, given) => write(doing.partnership, db => handOver(db, doing, given)),
    // In line with the proposals of the board, which ask its committees.
    seatCommittees: (doing, board, committees) => write(board, db => seatCommittees(db, doing, board, committees)),
  }
}

async function partnershipWith(db: Reader, id: Id): Promise<Partnership | null> {
  const row = await db.selectFrom('partnerships').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? partnershipOf(row) : null
}

function partnershipOf(row: Selectable<Tables['partnerships']>): Partnership {
  const { id, name, status, status_since: since, status_source: source } = row
  return { id, name, status: status as Status, since, source }
}

async function committeeSeats(db: Reader, partnership: Id): Promise<CommitteeSeat[]> {
  const rows = db.selectFrom('committees').selectAll().where('partnership', '=', partnership).orderBy('place')
  return (await rows.execute()).map(seatOf)
}

async function membersOf(db: Reader, partnership: Id): Promise<MemberInfo[]> {
  const rows = await db
    .selectFrom('members')
    .innerJoin('committees', 'committees.id', 'members.committee')
    .leftJoin('portraits', 'portraits.member', 'members.id')
    .selectAll('members')
    .select('digest')
    .where('partnership', '=', partnership)
    .where('removed_at', 'is', null)
    .orderBy('members.at')
    .orderBy('members.id')
    .execute()
  return rows.map(seenMember)
}

async function changePartnership(
  db: Transaction<Tables>,
  doing: Doing,
  { name, status }: ChangePartnershipRequest,
): Promise<Touched> {
  const now = await partnershipWith(db, doing.partnership)
  if (now === null) throw new Refusal('not-found')
  const events: RegisterEvent[] = []
  if (name !== undefined && name !== now.name) events.push({ event: 'named', from: now.name, to: name })
  if (status !== undefined && !isSame(status, now)) events.push({ event: 'status', ...status })
  if (events.length === 0) return untouched
  const next = { ...now, name: name ?? now.name, ...status }
  const values = { name: next.name, status: next.status, status_since: next.since, status_source: next.source }
  await db.updateTable('partnerships').set(values).where('id', '=', now.id).execute()
  await note(db, doing, events)
  return untouched // what anybody may do on a board does not hang on it
}

function isSame(left: Pick<Partnership, 'status' | 'since' | 'source'>, right: Partnership): boolean {
  return left.status === right.status && left.since === right.since && left.source === right.source
}

async function addCommittee(db: Transaction<Tables>, doing: Doing, committee: CommitteeSeat): Promise<Touched> {
  const { partnership, at } = doing
  const before = await db.selectFrom('committees').selectAll().where('id', '=', committee.id).executeTakeFirst()
  if (before !== undefined && before.partnership !== partnership) throw new Refusal('bad-request')
  if (before !== undefined) return untouched
  const others = await committeeSeats(db, partnership)
  if (others.length >= limits.committees) throw new Refusal('too-many', { committees: limits.committees })
  refuseTakenColour(committee, others)
  await createCommittee(db, { ...committee, partnership, at })
  await note(db, doing, [{ event: 'committee-added', city: committee.city }])
  return untouched
}

async function changeCommittee(db: Transaction<Tables>, doing: Doing, committee: CommitteeSeat): Promise<Touched> {
  const all = await committeeSeats(db, doing.partnership)
  const before = all.find(({ id }) => id === committee.id)
  if (before === undefined) throw new Refusal('not-found')
  if (JSON.stringify(columnsOf(before)) === JSON.stringify(columnsOf(committee))) return untouched
  if (before.colour !== committee.colour) refuseTakenColour(committee, all)
  await db.updateTable('committees').set(columnsOf(committee)).where('id', '=', committee.id).execute()
  await note(db, doing, [{ event: 'committee-changed', city: committee.city }])
  return touch(db, committee.id)
}

const colours = 8

/** Each city has a colour of its own as long as there are so many. */
function refuseTakenColour({ id, colour }: CommitteeSeat, all: readonly CommitteeSeat[]): void {
  const taken = new Set(all.filter(other => other.id !== id).map(other => other.colour))
  if (taken.has(colour) && taken.size < colours) throw new Refusal('people-moved')
}

async function setUp(
  db: Transaction<Tables>,
  doing: Doing,
  { name, committee, member, person }: SetUp,
): Promise<Touched> {
  await changePartnership(db, { ...doing, id: `${doing.id}.p` }, { name })
  await changeCommittee(db, { ...doing, id: `${doing.id}.q` }, committee)
  return changeMember(db, { ...doing, id: `${doing.id}.r` }, member, person)
}
