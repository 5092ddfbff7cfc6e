/**
 * F19: edits against proposals and approvals, through two servers on one database. A version is always a state of the log that
 * holds every edit acknowledged before the proposal began, and an approval counts only for the digest that was shown.
 */
import pg from 'pg'
import * as Y from 'yjs'
import { systemChance } from '#server/chance.ts'
import { systemClock } from '#server/clock.ts'
import { decide } from '#server/commands/decide.ts'
import { propose } from '#server/commands/propose.ts'
import { PostgresBus } from '#server/live/bus-postgres.ts'
import { Rooms } from '#server/live/rooms.ts'
import { createLog } from '#server/log.ts'
import { openStore } from '#server/store/open.ts'
import type { Proposal } from '#shared/agreement/standing.ts'
import { addRecord } from '#shared/plan/edits.ts'
import { freeze } from '#shared/plan/freeze.ts'
import { readPlan } from '#shared/plan/read.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { Person } from '#tests/harness/person.ts'
import { startPostgres } from '#tests/harness/postgres.ts'
import { type SeededChance, seededChance } from '#tests/harness/seeded-chance.ts'
import { actorOf, board, settle } from '#tests/harness/small-world.ts'
import { type Fault, none } from './fault.ts'

export const fault: Fault = {
  title: 'F19 edits race with proposals and approvals through two servers',
  async run(size, seed) {
    const postgres = await startPostgres()
    try {
      const database = await postgres.url('races')
      const nodes = [await startNode(database), await startNode(database)] as const
      await settle(nodes[0].store)
      await tellAt(database, witness)
      const found = await races(nodes, size === 'long' ? 1000 : 30, seededChance(seed))
      for (const node of nodes) await node.close()
      const lacking = await tellAt(database, 'select from witness where logged > seq')
      return [
        { what: 'races', value: size === 'long' ? 1000 : 30 },
        { what: 'plans proposed in them', value: found.proposed, least: 1 },
        { what: 'refused, since the plan had moved', value: found.moved, least: 1 },
        { what: 'approvals that counted', value: found.approved, least: 1 },
        none('versions that are no state of the log', found.noState),
        none('versions that lack an edit acknowledged before the press', found.lacking),
        none('versions that lack an edit logged before they were written', lacking),
        none('approvals of another digest than the one shown', found.blind),
        none('presses that ended in something else', found.strange),
      ]
    } finally {
      await postgres.stop()
    }
  },
}

/** Notes, at the moment at which a version is written, how far the log has come. */
const witness = `
  create table witness (version bigint, seq bigint, logged bigint);
  create function note() returns trigger language plpgsql as $$ begin
    insert into witness select new.number, new.seq, boards.seq from boards where id = new.board;
    return new;
  end $$;
  create trigger note after insert on versions for each row execute function note()`

/** Runs SQL in the database; gives the number of rows that came back. */
async function tellAt(database: string, text: string): Promise<number> {
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  const answer = await client.query(text)
  await client.end()
  return answer.rowCount ?? 0
}

type Node = Awaited<ReturnType<typeof startNode>>
/** Who answers here is a tool that was made for it. */
const asTool = async () => ({ how: { way: 'token' as const } })

const counts = { proposed: 0, moved: 0, approved: 0, noState: 0, lacking: 0, blind: 0, strange: 0 }
type Counts = { -readonly [Key in keyof typeof counts]: number }

/** What of a server plans and proposals need, on a pool and a bell of its own. */
async function startNode(database: string) {
  const [clock, chance] = [systemClock, systemChance]
  const log = createLog({ clock, write: () => undefined })
  const store = await openStore({ folder: '/nowhere', database })
  const bus = await PostgresBus.open({ database, node: `node${chance.bytes(4).join('')}`, clock, log })
  const rooms = new Rooms({ store, clock, chance, log, bus })
  const close = async () => {
    await rooms.closeAll()
    await bus.close()
    await store.close()
  }
  return { store, bus, rooms, clock, chance, close }
}

async function races(nodes: readonly [Node, Node], rounds: number, chance: SeededChance): Promise<Counts> {
  const found = { ...counts }
  const people = await Promise.all(nodes.map(node => enter(node)))
  /** Seq of the newest edit that was acknowledged, by whichever server. */
  let acknowledged = 0
  for (let round = 0; round < rounds; round++) {
    const edits = people.filter(() => chance.below(3) > 0).map((person, i) => edit(person, `r${round}i${i}`))
    const noting = edits.map(async seq => {
      acknowledged = Math.max(acknowledged, await seq)
    })
    await waitAWhile(chance.below(12))
    const proposing = nodes.map(async (node, i) => {
      const [before, digest] = [acknowledged, people[i]?.digest ?? '']
      const proposal = await tried(propose(node, await anna(node), board, { digest }), found)
      if (proposal !== null) await judge(node, proposal.proposal, before, digest, found)
    })
    await Promise.all([...noting, ...proposing])
    await approve(nodes[chance.below(2)] ?? nodes[0], nodes, found, chance)
  }
  return found
}

/** The version must be the log's own state at its seq, and hold all that was acknowledged before the press. */
async function judge({ store }: Node, proposal: Proposal, before: number, seen: string, found: Counts): Promise<void> {
  const version = await store.versions.version(board, proposal.version)
  const doc = new Y.Doc()
  for (const { seq, update } of await store.log.since(board, 0))
    if (version !== null && seq <= version.seq) Y.applyUpdate(doc, update)
  found.proposed += 1
  if (version === null || freeze(readPlan(doc)).json !== version.json || version.digest !== seen) found.noState += 1
  if (version !== null && version.seq < before) found.lacking += 1
}

/** An approval of what one server shows, while the other one proposes what may be the next plan. */
async function approve(node: Node, nodes: readonly Node[], found: Counts, chance: SeededChance): Promise<void> {
  const shown = (await node.store.versions.proposals(board)).at(-1)
  if (shown === undefined) return
  const other = nodes.find(one => one !== node) ?? node
  const next = other.rooms.open(board).then(async room => {
    const { digest } = await room.freeze()
    return tried(propose(other, await anna(other), board, { digest }), found)
  })
  await waitAWhile(chance.below(6))
  const press = { digest: shown.digest, kind: 'approve', comment: '' } as const
  const approved = await tried(decide(node, await anna(node), board, shown.id, press, asTool), found)
  await next
  if (approved === null) return
  found.approved += 1
  const kept = (await node.store.versions.proposals(board)).find(({ id }) => id === shown.id)
  const [decision] = kept?.decisions ?? []
  if (decision?.digest !== shown.digest || kept?.digest !== shown.digest) found.blind += 1
}

/** The outcome, or null for one of the noes that a race may end in. */
async function tried<T>(press: Promise<T>, found: Counts): Promise<T | null> {
  try {
    return await press
  } catch (error) {
    const code = error instanceof Refusal ? error.code : ''
    if (code === 'plan-moved') found.moved += 1
    else if (!['nothing-new', 'already-proposed', 'proposal-closed', 'already-decided'].includes(code))
      found.strange += 1
    return null
  }
}

async function enter(node: Node): Promise<Person> {
  const person = new Person(await actorOf(node.store, 'carla'), systemChance)
  await person.enter(await node.rooms.open(board))
  return person
}

/** Adds a stop; gives the seq with which it was acknowledged. */
function edit(person: Person, id: string): Promise<number> {
  addRecord(person.doc, 'stops', id, { name: id }, 'end')
  return person.lastSeq()
}

const anna = (node: Node) => actorOf(node.store, 'anna')

/** Some turns of the event loop: enough to meet whatever is under way in all its states. */
async function waitAWhile(turns: number): Promise<void> {
  for (let i = 0; i < turns; i++) await new Promise(resolve => setImmediate(resolve))
}
