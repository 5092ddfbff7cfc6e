/** Two whole servers on one database: whatever happens at one is there at the other, with a bell between them and without. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Clock, systemClock } from '#server/clock.ts'
import { addRecord } from '#shared/plan/edits.ts'
import type { Problem, ProposeReply } from '#shared/protocol/routes.ts'
import { type Cluster, startCluster } from '#tests/harness/cluster.ts'
import { HandClock } from '#tests/harness/hand-clock.ts'
import { board } from '#tests/harness/small-world.ts'
import type { SocketPerson } from '#tests/harness/socket-person.ts'
import { type TestDatabase, testDatabase } from '#tests/harness/test-database.ts'
import { until } from '#tests/harness/until.ts'
import { YjsPerson } from '#tests/harness/yjs-person.ts'

let database: TestDatabase
let cluster: Cluster

/** Resolves when the condition holds, in the time that it may take. */
type Arrives = (what: string, condition: () => boolean) => Promise<void>

/** The machine's clock, by which nothing happens again and again: no server looks for itself what there is. */
const noRounds: Clock = { ...systemClock, every: () => () => undefined }

describe('by the bell alone', () => {
  begin(true, noRounds)
  everythingArrives(until)
  peopleChange(until)
})

describe('within two rounds, when no bell is heard', () => {
  const clock = new HandClock()
  const arrives: Arrives = async (what, condition) => {
    clock.turn(1000)
    await aMoment(condition)
    if (!condition()) clock.turn(1000)
    await until(what, condition)
  }
  begin(false, clock)
  everythingArrives(arrives)

  test('S2 a role that changes acts on the open connections of every server', async () => {
    const [here, there] = cluster.nodes
    const people = [await here.join('boris'), await there.join('boris')]
    await database.tell(`update members set role = 'observer' where id = 'boris'`)
    await arrives('his right to edit is gone', () => people.every(({ resyncs }) => resyncs.includes('access')))
    await until('both are back', () => people.every(({ joined }) => joined !== null && !joined.canEdit))
    await database.tell(`update members set role = 'editor' where id = 'boris'`)
    for (const one of people) one.close()
  })

  peopleChange(arrives)
})

function begin(bell: boolean, clock: Clock): void {
  beforeAll(async () => {
    database = await testDatabase()
    cluster = await startCluster({ database: database.url, clock, bell })
  })
  afterAll(async () => {
    await cluster.close()
    await database.drop()
  })
}

/** Gives a round the time that it needs when the machine is not busy. */
async function aMoment(condition: () => boolean): Promise<void> {
  const end = performance.now() + 400
  await until('it is there, or takes longer', () => condition() || performance.now() > end)
}

function everythingArrives(arrives: Arrives): void {
  test('R10 edits, talk, proposals, decisions and presence of one server are at the other', async () => {
    const [here, there] = cluster.nodes
    const [anna, boris] = [await here.join('anna'), await there.join('boris')]
    const tool = await new YjsPerson(there.app.address, 'carla').ready()

    addRecord(anna.doc, 'stops', 's1', { name: 'Köln' }, 'end')
    await until('it is saved', () => anna.saved)
    await arrives('the edit', () => boris.plan.stops.length === 1 && tool.plan.stops.length === 1)
    await arrives('who is here', () => sees(boris, 'anna') && sees(anna, 'boris'))
    await arrives('who is here, for a tool', () => sees(anna, 'carla'))

    await anna.link.emitWithAck('talk:say', { board, id: 'm1', text: 'Guten Tag', language: 'de', about: null })
    await arrives('the message', () => boris.talk.some(({ id }) => id === 'm1'))

    const proposal = await proposed(anna)
    await arrives('the proposal', () => boris.shown[0]?.id === proposal.id)
    const answer = { digest: proposal.digest, kind: 'approve', comment: '' }
    await there.post('anna', `/api/boards/${board}/proposals/${proposal.id}/decisions`, answer)
    await arrives('the decision', () => anna.shown[0]?.decisions.length === 1)
    await arrives('the lines about them', () => boris.talk.length === 3 && anna.talk.length === 3)

    boris.close()
    await arrives('that he left', () => !sees(anna, 'boris'))
    expect(anna.digest).toBe(tool.digest)
    tool.close()
  })

  test('S7 signing out at one server ends the connections of that sign-in at every server, and no others', async () => {
    const [here, there] = cluster.nodes
    const [one, other] = [await cluster.signIn('anna'), await cluster.signIn('anna')]
    const ending = [await here.join('anna', one), await there.join('anna', one)]
    const staying = await there.join('anna', other)
    const signedOut = ending.map(({ joined }) => joined?.connection)
    await arrives('all are shown', () => signedOut.every(id => staying.here.some(one => one.id === id)))
    const { address } = here.app
    const headers = { 'Content-Type': 'application/json', Cookie: `twinboard=${one}`, Origin: address }
    const out = await fetch(`${address}/api/sign-out`, { method: 'POST', headers, body: '{}' })
    expect(out.status).toBe(204)
    await arrives('all are cut', () => ending.every(({ link, joined }) => joined === null && !link.connected))
    await arrives('none of them is shown', () => staying.here.every(one => !signedOut.includes(one.id)))
    expect(staying.joined).not.toBeNull()
  })
}

/** By a socket to either server, and by the other protocol. */
function peopleChange(arrives: Arrives): void {
  const post = (path: string, body: object) => cluster.nodes[0].post('anna', path, body)
  const carlaEverywhere = async () => {
    const [here, there] = cluster.nodes
    const sockets = [await here.join('carla'), await there.join('carla')] as const
    return { sockets, tool: await new YjsPerson(there.app.address, 'carla').ready() }
  }

  test('S2 M2 an editor who becomes an observer writes no more by any open connection, whatever is sent', async () => {
    const { sockets, tool } = await carlaEverywhere()
    await post('/api/members/carla', { role: 'observer' })
    await arrives('both sockets know', () => sockets.every(one => one.joined?.canEdit === false))
    await arrives('the tool was sent away and is back', () => tool.closed.includes(4509) && tool.provider.synced)
    const forged = new Y.Doc()
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(sockets[0].doc))
    const before = Y.encodeStateVector(forged)
    forged.clientID = sockets[0].doc.clientID
    addRecord(forged, 'stops', 'forged', { name: 'Nowhere' }, 'end')
    for (const one of sockets) {
      expect(await one.edit(Y.encodeStateAsUpdate(forged, before))).toMatchObject({ ok: false, code: 'read-only' })
    }
    addRecord(tool.doc, 'stops', 'forged-too', { name: 'Nowhere' }, 'end')
    await arrives('the tool is answered', () => tool.denied.includes('read-only'))
    const anna = await cluster.nodes[0].join('anna')
    expect(anna.plan.stops.map(({ id }) => id)).not.toContain('forged')
    expect(anna.plan.stops.map(({ id }) => id)).not.toContain('forged-too')
    for (const one of [...sockets, tool, anna]) one.close()
  })

  test('M6 when a committee leaves a board its people are out of it at every server, and back when it comes again', async () => {
    const [here, there] = cluster.nodes
    const people = [await here.join('boris'), await there.join('boris')]
    const leave = () => post(`/api/boards/${board}/committees`, { committees: ['west'] })
    expect(await leave()).toMatchObject({ code: 'committee-asked' })
    await post(`/api/boards/${board}/proposals/${people[0]?.shown[0]?.id}/withdraw`, {})
    await leave()
    await arrives('he is out', () => people.every(({ joined, refusals }) => joined === null && refusals.length > 0))
    expect(people.flatMap(({ refusals }) => refusals.map(({ code }) => code))).toEqual(['not-found', 'not-found'])
    await post(`/api/boards/${board}/committees`, { committees: ['west', 'east'] })
    for (const one of people) one.close()
    const again = await there.join('boris')
    await arrives('he may write', () => again.joined?.canEdit === true)
    again.close()
  })

  test('M4 whoever is removed is cut off at every server, by every way', async () => {
    const { sockets, tool } = await carlaEverywhere()
    const signedIn = await cluster.nodes[1].join('carla', await cluster.signIn('carla'))
    await post('/api/members/carla/remove', {})
    await arrives('the sockets are cut', () => [...sockets, signedIn].every(({ joined }) => joined === null))
    await arrives('the tool is told for good', () => tool.closed.includes(4401))
    for (const one of [...sockets, signedIn, tool]) one.close()
  })
}

async function proposed({ digest }: SocketPerson): Promise<ProposeReply['proposal']> {
  const reply = await cluster.nodes[0].post<ProposeReply>('anna', `/api/boards/${board}/proposals`, { digest })
  if (!('proposal' in reply)) throw new Error(`refused: ${(reply as Problem).code}`)
  return reply.proposal
}

function sees(person: SocketPerson, member: string): boolean {
  return person.here.some(one => one.member === member)
}
