/** Erased is erased: a word is planted wherever a word can be, and looked for in every file, also after old copies come back. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { App } from '#server/app.ts'
import { systemChance } from '#server/chance.ts'
import { backupsIn, databaseIn, makeBackup } from '#server/operations/backup.ts'
import { erasureListIn } from '#server/operations/erasure-list.ts'
import { restore } from '#server/operations/restore.ts'
import { sectionText } from '#shared/plan/edits.ts'
import { startIn } from '#tests/faults/start-in.ts'
import { board, type PersonName, tokenOf } from '#tests/harness/small-world.ts'
import { SocketPerson } from '#tests/harness/socket-person.ts'
import { until } from '#tests/harness/until.ts'
import { YjsPerson } from '#tests/harness/yjs-person.ts'
import { day, type FilledFolder, filledFolder, morning } from './filled-folder.ts'

const name = 'Zyxwvut Marker'
const word = 'Zyxwvut'
let filled: FilledFolder
let app: App | null = null

beforeEach(async () => {
  filled = await filledFolder()
})
afterEach(async () => {
  await app?.close()
  app = null
  filled.remove()
})

async function start(): Promise<App> {
  app = await startIn(filled.folder, false)
  return app
}

async function stop(): Promise<void> {
  await app?.close()
  app = null
}

/** Files of the folder that hold the word, without the folder of old backups. */
function filesWith(text: string, folder = filled.folder): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(each => join(folder, each))
  const files = names.filter(each => statSync(each).isFile() && !each.startsWith(backupsIn(filled.folder)))
  return files.filter(file => readFileSync(file).includes(text))
}

async function post(path: string, as: string, body: unknown = {}): Promise<number> {
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${tokenOf(as)}` }
  return (await fetch(`${app?.address}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).status
}

/** Somebody at a page, with an access token. */
function page(address: string, who: PersonName): Promise<SocketPerson> {
  return new SocketPerson(address, who, board, { authorization: `Bearer ${tokenOf(who)}` }).ready()
}

/** Carla's name wherever a name is stored, but for what she signed. */
function plantName(): void {
  const person = JSON.stringify({ member: 'carla', name, committee: 'west', office: 'Office' })
  filled.tamper(`
    update members set name = '${name}', language = 'de', invitation = 'i0' where id = 'carla';
    insert into invitations (id, secret, partnership, committee, name, role, office, signatory, invited_by, at, expires, used)
      values ('i0', 's0', 'bond', 'west', '${name}', 'editor', '', 0, '{"member":"anna","name":"Anna"}', ${morning}, 9e15, 1);
    insert into sessions (token, member, at, seen_at, expires, device)
      values ('${'a'.repeat(64)}', 'carla', ${Date.now()}, ${Date.now()}, 9e15, '${word} tablet');
    insert into messages (id, board, seq, member, said_by, at, language, text)
      values ('m1', '${board}', 1, 'carla', '${person}', ${morning}, 'de', 'Ich bin ${name}.');
    insert into invitations (id, secret, partnership, committee, name, role, office, signatory, invited_by, at, expires, used)
      values ('i1', 's', 'bond', 'west', 'Her ${word} cousin', 'editor', '', 0, '${person}', ${morning}, 9e15, 0);
    insert into register (id, partnership, at, done_by, event)
      values ('r1', 'bond', ${morning}, '${person}', '${JSON.stringify({ event: 'renamed', from: `Born ${word}`, to: name })}'),
        ('r2', 'bond', ${morning}, '{}', '${JSON.stringify({ event: 'office', name: `Born ${word}`, from: '', to: 'Office' })}');
    update members set guest = '${JSON.stringify({ board, parts: [], invitedBy: { member: 'carla', name }, since: 1, until: 9e15 })}'
      where id = 'kai'`)
}

/** Types the word into a text and takes most of it out again. */
async function typeAndTakeOut(person: SocketPerson): Promise<void> {
  const text = sectionText(person.doc, 'history', 'en')
  const run = new Y.XmlText()
  person.doc.transact(() => text.insert(0, [run]))
  run.insert(0, `Welcome, ${word} and all`)
  await until('it is saved', () => person.saved)
  run.delete(9, word.length)
  await until('it is saved', () => person.saved)
}

const refused = (person: SocketPerson) => person.refusals.some(({ code }) => code === 'epoch-changed')

test('G2 G3 what is erased is in no file, comes back with no old device, and with no backup of yesterday', async () => {
  plantName()
  const { address } = await start()
  const [anna, tool] = await Promise.all([page(address, 'anna'), new YjsPerson(address, 'boris').ready()])
  await typeAndTakeOut(anna)
  const yesterday = makeBackup(filled.folder, 'daily', morning - day).file
  const before = filesWith(word)
  expect(before).not.toEqual([])

  expect(await post('/api/me/erase', 'carla', { name })).toBe(204)
  expect(await post(`/api/boards/${board}/erase-history`, 'anna')).toBe(204)
  await until('old copies have their answer', () => refused(anna) && tool.closed.at(-1) === 4409)
  expect(filesWith(word)).toEqual([])
  const today = makeBackup(filled.folder, 'by-hand', morning)
  expect([today.faults, readFileSync(today.file).includes(word)]).toEqual([[], false])
  const fresh = await page(address, 'anna')
  expect(sectionText(fresh.doc, 'history', 'en').toString()).toBe('Welcome,  and all')
  for (const one of [anna, tool, fresh]) one.close()
  await stop()

  restore(filled.folder, yesterday, { now: Date.now() + 1000, chance: systemChance })
  expect(filesWith(word)).toEqual([databaseIn(filled.folder)]) // it is yesterday's, until the server starts
  await start()
  expect(filesWith(word)).toEqual([])
  const again = await page(app?.address ?? '', 'anna')
  expect(sectionText(again.doc, 'history', 'en').toString()).toBe('Welcome,  and all')
  again.close()
  expect(makeBackup(filled.folder, 'by-hand', morning + day).faults).toEqual([])
})

test('G2 what was signed keeps name and office, and nobody is let in by it', async () => {
  await filled.within(async store => {
    const by = { member: 'carla', name, committee: 'west', office: 'Secretary' }
    const plan = { digest: '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a', json: '{}', seq: 1 }
    const proposal = await store.versions.propose({ id: 'p1', board, ...plan, committees: ['west'], by, at: morning })
    const decision = {
      board,
      proposal: 'p1',
      committee: 'west',
      kind: 'approve',
      comment: '',
      shown: { how: { way: 'token' } },
    } as const
    await store.versions.decide({ ...decision, digest: proposal.digest, by, at: morning })
    await store.personal.erase('carla', { id: 'e1', kind: 'member', subject: 'carla', at: morning }, null)
    const [signed] = await store.versions.proposals(board)
    expect([signed?.by.name, signed?.decisions[0]?.by]).toEqual([name, by])
    expect(await store.people.actor('carla')).toBeNull()
    expect((await store.personal.removed('bond')).map(({ id }) => id)).toEqual([])
  })
})

test('G2 an erasure that was broken off before it was listed is listed at the next start', async () => {
  await filled.within(store =>
    store.personal.erase('carla', { id: 'e1', kind: 'member', subject: 'carla', at: morning }, null),
  )
  const list = erasureListIn(filled.folder)
  expect(list.read()).toEqual([])
  await start()
  expect(list.read()).toEqual([{ id: 'e1', kind: 'member', subject: 'carla', at: morning }])
})

test('G3 of what is typed while the history is erased, the plan has all up to one moment', async () => {
  const { address } = await start()
  const anna = await page(address, 'anna')
  const run = new Y.XmlText()
  sectionText(anna.doc, 'history', 'en').insert(0, [run])
  const erasing = post(`/api/boards/${board}/erase-history`, 'anna')
  for (let n = 0; n < 40; n++) run.insert(run.length, `${n} `)
  expect(await erasing).toBe(204)
  await until('the page has its answer', () => refused(anna))
  const fresh = await page(address, 'boris')
  const there = sectionText(fresh.doc, 'history', 'en').toString()
  expect(run.toString().startsWith(there)).toBe(true)
  for (const one of [anna, fresh]) one.close()
})
