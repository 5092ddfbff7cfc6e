/** The demo as a newcomer finds it: what its stories hold, that they are told truly, and who gets in. */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '#server/app.ts'
import { systemChance } from '#server/chance.ts'
import { systemClock } from '#server/clock.ts'
import { loadReplica } from '#server/live/replica.ts'
import { createLog } from '#server/log.ts'
import type { Store } from '#server/store/store.ts'
import { lastAgreed, openProposal, standing } from '#shared/agreement/standing.ts'
import { budgetSums, lineShares } from '#shared/plan/budget.ts'
import { checkPlan } from '#shared/plan/checks.ts'
import { diffPlans } from '#shared/plan/diff.ts'
import { missingWordings, staleWordings } from '#shared/plan/languages.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { readPlan } from '#shared/plan/read.ts'
import { routeSummary } from '#shared/plan/route.ts'
import { openPrepared } from '#tests/harness/empty-store.ts'
import { settingsFor, temporaryFolder } from './world.ts'

type DemoFile = {
  boards: { id: string; title: string; address: string }[]
  members: { name: string; committee: string; role: string; signIn: string; token: string }[]
}

let folder = ''
let file: DemoFile
let store: Store
let train: Plan
let choir: Plan

const log = createLog({ clock: systemClock, write: () => undefined })
const start = (dataFolder: string, demo = true) =>
  createApp({
    config: { ...settingsFor(dataFolder), demo },
    clock: systemClock,
    chance: systemChance,
    log,
    built: join(dataFolder, 'dist'),
  })
const readDemoFile = (): DemoFile => JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8'))

beforeAll(async () => {
  folder = temporaryFolder(what => afterAll(what))
  const app = await start(folder)
  await app.close()
  file = readDemoFile()
  store = await openPrepared(folder)
  afterAll(() => store.close())
  train = await planOf(0)
  choir = await planOf(1)
})

const boardAt = (at: number) => file.boards[at]?.id ?? ''
async function planOf(at: number): Promise<Plan> {
  return readPlan((await loadReplica(store.log, boardAt(at))).doc)
}
async function versionOf(at: number, number: number): Promise<Plan> {
  const version = await store.versions.version(boardAt(at), number)
  return JSON.parse(version?.json ?? 'null')
}
const young = (plan: Plan) =>
  plan.groups.filter(group => group.kind === 'young').reduce((sum, group) => sum + group.count, 0)
const committeesOf = async (at: number) =>
  (await store.people.boardInfo(boardAt(at)))?.committees.map(committee => committee.id) ?? []

test('DM1 demo.json names the boards and one member of each committee, for the own account only', () => {
  expect(statSync(join(folder, 'demo.json')).mode & 0o777).toBe(0o600)
  expect(file.boards.map(board => board.title)).toEqual(['Remembrance Train 2027', 'Choir weekend in Monschau 2027'])
  for (const { id, address } of file.boards)
    expect(address).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:\\d+/boards/${id}$`))
  expect(file.members.map(member => member.committee)).toEqual([
    'Cologne',
    'Coventry',
    'Warsaw',
    'Volgograd',
    'Monschau',
    'Ludlow',
  ])
  for (const { signIn, token } of file.members) {
    expect(signIn).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/sign-in#[\w-]{43}$/)
    expect(token).toMatch(/^[\w-]{43}$/)
  }
})

test('DM2 the train runs through six stops in four countries, with one leg that is impossible', () => {
  expect(routeSummary(train)).toMatchObject({ stops: 6, countries: 4, km: 1886, days: 8 })
  const warnings = checkPlan(train).filter(warning => warning.kind !== 'plan' && !warning.code.startsWith('wordings'))
  expect(warnings).toMatchObject([{ code: 'too-fast', kind: 'legs', facts: { from: 'Warszawa', to: 'Брэст' } }])
})

test('DM3 two Russian passages are older than their source, and no wording is missing', () => {
  expect(staleWordings(train).map(({ kind, field, language }) => [kind, field, language])).toEqual([
    ['plan', 'purpose', 'ru'],
    ['items', 'note', 'ru'],
  ])
  expect(missingWordings(train)).toEqual([])
})

test('DM4 one line of the budget leaves one cent over, and the sums add up all the same', async () => {
  const committees = await committeesOf(0)
  const uneven = train.lines.filter(
    ({ shareRule, planned }) => shareRule === 'equal' && planned % committees.length !== 0,
  )
  expect(uneven.map(line => line.planned)).toEqual([123_457])
  const shares = uneven.map(line => lineShares(line, line.planned, committees, train.groups))
  expect(shares).toEqual([[30_865, 30_864, 30_864, 30_864]])
  const { total, currencies } = budgetSums(train, committees)
  expect(currencies.map(sums => sums.currency).toSorted()).toEqual(['EUR', 'GBP', 'PLN'])
  expect(total?.planned).toBeGreaterThan(0)
})

test('DM5 sixty travel in the version that is agreed, fifty-four in the one on the table', async () => {
  const proposals = await store.versions.proposals(boardAt(0))
  expect(lastAgreed(proposals)?.version).toBe(1)
  expect(openProposal(proposals)?.version).toBe(2)
  expect([young(await versionOf(0, 1)), young(await versionOf(0, 2)), young(train)]).toEqual([60, 54, 54])
  expect(proposals.map(proposal => standing(proposal, proposals))).toEqual(['agreed', 'objected'])
  expect(proposals[1]?.decisions.map(decision => decision.kind)).toEqual(['approve', 'approve', 'object'])
  expect(diffPlans(await versionOf(0, 2), train)).toMatchObject([
    { part: 'route', op: 'changed', field: 'arrive', after: '2027-05-04T10:55' },
    { part: 'programme', op: 'added' },
  ])
})

test('DM10 the train has one guest whose stay was ended, and one invitation that nobody has used', async () => {
  const messages = await store.talk.since(boardAt(0), 0, 1000)
  const guest = messages.find(message => message.by.invitedBy !== undefined)?.by
  expect(guest).toMatchObject({ name: 'Ilona Brzeska', invitedBy: 'Halina Modrzewska' })
  expect(await store.people.actor(guest?.member ?? '')).toBeNull()
  const partnership = (await store.people.access(boardAt(0)))?.partnership ?? ''
  const open = (await store.invitations.of({ partnership })).filter(each => each.usesLeft > 0)
  expect(open.map(({ name, office, signatory }) => [name, office, signatory])).toEqual([
    ['Meike Sandhofer', 'Interpreter', false],
  ])
})

test('DM6 the talk is in three languages, in the order of time, and speaks of things that are there', async () => {
  const messages = await store.talk.since(boardAt(0), 0, 1000)
  const spoken = messages.filter(message => message.system === null)
  expect(spoken.length).toBeGreaterThanOrEqual(38)
  expect([...new Set(spoken.map(message => message.language))].toSorted()).toEqual(['de', 'en', 'ru'])
  expect(messages.map(message => message.at)).toEqual(messages.map(message => message.at).toSorted((a, b) => a - b))
  expect(messages.at(-1)?.at).toBeLessThan(systemClock.now())
  const there = new Set(
    [train.stops, train.legs, train.items, train.tasks, train.lines, train.sections].flat().map(r => r.id),
  )
  expect(spoken.filter(message => message.about !== null && !there.has(message.about.id))).toEqual([])
  expect(messages.filter(message => message.system?.event === 'agreed')).toHaveLength(1)
})

test('DM7 every page of a demo says what it is, in each of its languages', () => {
  for (const plan of [train, choir]) expect(Object.keys(plan.label).toSorted()).toEqual([...plan.languages].toSorted())
  expect(train.label.en?.text).toBe('Planning exercise; not a running service')
})

test('DM8 the choir weekend has nothing to warn of and lacks one approval', async () => {
  expect(checkPlan(choir)).toEqual([])
  const proposals = await store.versions.proposals(boardAt(1))
  expect(openProposal(proposals)?.decisions.map(decision => decision.kind)).toEqual(['approve'])
})

test('DM9 each change of the demo is in the log under a member who may make it', async () => {
  const info = await store.people.boardInfo(boardAt(0))
  const members = new Map(info?.members.map(member => [member.id, member]))
  const entries = await store.log.since(boardAt(0), 0)
  const writers = entries.slice(1).map(entry => members.get(entry.member)?.role)
  expect(writers.length).toBeGreaterThan(10)
  expect(writers.filter(role => role !== 'chair' && role !== 'editor')).toEqual([])
})

test('O1 the links of the demo are given at every start, and work again and again', async () => {
  const again = temporaryFolder()
  const first = await start(again)
  const secrets = first.invitations.map(invitation => new URL(invitation.address).hash)
  await first.close()
  const second = await start(again)
  expect(second.invitations.map(invitation => new URL(invitation.address).hash)).toEqual(secrets)
  expect(second.invitations[0]?.who).toMatch(
    /^Cologne: Anke Kallrath, Secretary \(password to approve: [a-z0-9]{8}-[a-z0-9]{8}\)$/,
  )
  for (const _ of [1, 2]) {
    const body = JSON.stringify({ secret: secrets[0]?.slice(1) })
    const headers = { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' }
    expect((await fetch(`${second.address}/api/sign-in`, { method: 'POST', body, headers })).status).toBe(204)
  }
  await second.close()
})

test('O1 a first start that was broken off is begun again, and never leaves half a demo', async () => {
  const broken = temporaryFolder()
  let draws = 0
  const bytes = (count: number) => {
    draws += 1
    if (draws > 60) throw new Error('the plug was pulled')
    return systemChance.bytes(count)
  }
  const config = { ...settingsFor(broken), demo: true }
  const pulled = createApp({ config, clock: systemClock, chance: { bytes }, log, built: join(broken, 'dist') })
  await expect(pulled).rejects.toThrow('the plug was pulled')
  const app = await start(broken)
  expect(app.invitations).toHaveLength(6)
  const [member] = (JSON.parse(readFileSync(join(broken, 'demo.json'), 'utf8')) as DemoFile).members
  const headers = { Authorization: `Bearer ${member?.token}` }
  const me = (await (await fetch(`${app.address}/api/me`, { headers })).json()) as { boards: unknown[] }
  expect(me.boards).toHaveLength(1)
  await app.close()
})

test('O1 without the demo an empty server gives one link, once, to a first chair', async () => {
  const empty = temporaryFolder()
  const app = await start(empty, false)
  expect(app.invitations).toHaveLength(1)
  const body = JSON.stringify({ secret: new URL(app.invitations[0]?.address ?? '').hash.slice(1) })
  const headers = { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' }
  const send = () => fetch(`${app.address}/api/sign-in`, { method: 'POST', body, headers })
  expect((await send()).status).toBe(204)
  expect((await send()).status).toBe(401)
  await app.close()
  const later = await start(empty, false)
  expect(later.invitations).toEqual([])
  await later.close()
})
