/** Who wrote what, over HTTP: for whom, by name, and from whom an answer is taken. */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Proposal } from '#shared/agreement/standing.ts'
import { addRecord, changeRecord, sectionText } from '#shared/plan/edits.ts'
import type { AuthorsReply, FieldAuthorsReply, PassagesReply } from '#shared/protocol/authors.ts'
import { SocketPerson } from '#tests/harness/socket-person.ts'
import { until } from '#tests/harness/until.ts'
import { startWorld, tokenOf, type Who, type World } from './world.ts'

async function enter(world: World, who: Who): Promise<SocketPerson> {
  const person = new SocketPerson(world.app.address, who as never, world.board, {
    authorization: `Bearer ${tokenOf(who)}`,
  })
  return person.ready()
}

/** A stop that two wrote, and a text. */
async function written(world: World): Promise<void> {
  const [north, south] = [await enter(world, 'north-editor'), await enter(world, 'south-editor')]
  addRecord(north.doc, 'stops', 's1', { name: 'Brest' }, 'end')
  addRecord(north.doc, 'sections', 't1', {}, 'end')
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText('Guten Tag')])
  sectionText(north.doc, 't1', 'en').push([paragraph])
  await until('it is there', () => north.saved && south.plan.sections.length === 1)
  world.pass(60_000)
  changeRecord(south.doc, 'stops', 's1', { station: 'Brest Zentral' })
  await until('it is saved', () => south.saved)
  for (const one of [north, south]) one.close()
}

test('U2 members read who wrote each record, each field and each word, by name, committee and time', async () => {
  const world = await startWorld()
  await written(world)
  const at = `/api/boards/${world.board}`
  const { seq, authors, records } = await world.json<AuthorsReply>(`${at}/authors`, { as: 'south-observer' })
  const by = (place: number) => {
    const author = authors[place]
    return author?.is === 'member' ? author.id : author?.is
  }
  expect(seq).toBeGreaterThan(3)
  expect(records.map(each => [each.kind, each.id, by(each.by)])).toEqual([
    ['plan', 'plan', 'north-chair'],
    ['stops', 's1', 'south-editor'],
    ['sections', 't1', 'north-editor'],
  ])
  const stop = await world.json<FieldAuthorsReply>(`${at}/authors/stops/s1`, { as: 'south-commenter' })
  expect(stop.authors[0]).toMatchObject({ is: 'member', name: 'south-editor', committee: { city: 'south' } })
  expect(stop.fields.map(({ field, by }) => `${field} ${by}`).sort()).toEqual(['name 1', 'order 1', 'station 0'])
  expect((stop.fields[0]?.at ?? 0) - (stop.fields[1]?.at ?? 0)).toBeGreaterThanOrEqual(60_000)
  const text = await world.json<PassagesReply>(`${at}/texts/t1/en/authors`, { as: 'north-chair' })
  expect(text.passages).toMatchObject([{ length: 9, by: 0 }])
  expect(await world.json(`${at}/texts/t1/de/authors`, { as: 'north-chair' })).toMatchObject({ passages: [] })
})

test('U2 a list that did not change is not sent again', async () => {
  const world = await startWorld()
  const path = `/api/boards/${world.board}/authors`
  const first = await world.call(path, { as: 'north-editor' })
  const tag = { 'If-None-Match': first.headers.get('etag') ?? '', 'Cache-Control': 'max-age=0' }
  expect((await world.call(path, { as: 'north-editor', headers: tag })).status).toBe(304)
  await written(world)
  expect((await world.call(path, { as: 'north-editor', headers: tag })).status).toBe(200)
})

test('H2 who wrote what is told to nobody else: not to strangers, other partnerships or guests', async () => {
  const world = await startWorld()
  const guest = {
    board: world.board,
    parts: ['route'],
    invitedBy: { member: 'north-chair', name: 'N' },
    since: 1,
    until: 9e12,
  } as const
  tell(world, `update members set guest = '${JSON.stringify(guest)}' where id = 'south-editor'`)
  const paths = ['authors', 'authors/plan/plan', 'texts/t1/en/authors'].map(
    path => `/api/boards/${world.board}/${path}`,
  )
  for (const path of paths) {
    expect((await world.call(path)).status).toBe(401)
    expect((await world.call(path, { as: 'far-chair' })).status).toBe(404)
    expect((await world.call(path, { as: 'south-editor' })).status).toBe(403)
  }
  const wrong = ['authors/stops/nowhere', 'authors/constructor/x', 'authors/stops/a%2Fb', 'texts/t1/__proto__/authors']
  const asked = wrong.map(path => world.call(`/api/boards/${world.board}/${path}`, { as: 'north-chair' }))
  expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([404, 400, 400, 400])
})

test('U5 who is no member any more keeps their name, and who was erased is a former member', async () => {
  const world = await startWorld()
  await written(world)
  tell(world, `update members set removed_at = 5 where id = 'south-editor'`)
  const path = `/api/boards/${world.board}/authors/stops/s1`
  const of = async () => (await world.json<FieldAuthorsReply>(path, { as: 'north-chair' })).authors[0]
  expect(await of()).toMatchObject({ is: 'member', name: 'south-editor', hasLeft: true })
  tell(world, `update members set name = '' where id = 'south-editor'`)
  expect(await of()).toEqual({ is: 'former' })
})

test('U4 a proposal and an answer are by whoever is signed in, and a claim about it is refused', async () => {
  const world = await startWorld()
  const path = `/api/boards/${world.board}/proposals`
  const forged = { member: 'north-chair', name: 'north-chair', committee: 'north', office: 'Seat' }
  const unseen = '0'.repeat(64)
  const { facts } = await world.problem(path, { as: 'north-editor', body: { digest: unseen } })
  const digest = facts?.digest
  for (const claim of [{ by: forged }, { member: 'north-chair' }, { at: 1 }, { committee: 'south' }])
    expect((await world.call(path, { as: 'north-editor', body: { digest, ...claim } })).status).toBe(400)
  const { proposal } = await world.json<{ proposal: Proposal }>(path, { as: 'north-editor', body: { digest } })
  expect(proposal.by.member).toBe('north-editor')
  const answer = { digest, kind: 'approve', comment: '' }
  const decisions = `${path}/${proposal.id}/decisions`
  for (const claim of [{ by: forged }, { committee: 'north' }, { member: 'north-chair' }])
    expect((await world.call(decisions, { as: 'south-editor', body: { ...answer, ...claim } })).status).toBe(400)
  const decided = await world.json<{ proposal: Proposal }>(decisions, { as: 'south-editor', body: answer })
  expect(decided.proposal.decisions).toMatchObject([{ committee: 'south', by: { member: 'south-editor' } }])
})

/** Tells the world's database something that no call of ours says. */
function tell({ folder }: World, sql: string): void {
  const db = new DatabaseSync(join(folder, 'twinboard.sqlite'))
  db.exec('pragma busy_timeout = 5000')
  db.exec(sql)
  db.close()
}
