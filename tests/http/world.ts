/** A small world for the HTTP tests: the real server on a free port, two partnerships, and a clock that is moved by hand. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'
import { type App, createApp } from '#server/app.ts'
import { systemChance } from '#server/chance.ts'
import { type Clock, systemClock } from '#server/clock.ts'
import { createBoard } from '#server/commands/create-board.ts'
import type { Config } from '#server/config.ts'
import { createLog } from '#server/log.ts'
import { encodePlaces } from '#server/places/place-file.ts'
import type { Store } from '#server/store/store.ts'
import type { Guest, Role } from '#shared/agreement/roles.ts'
import { sha256Hex } from '#shared/digest.ts'
import type { Problem } from '#shared/protocol/routes.ts'
import { openPrepared } from '#tests/harness/empty-store.ts'

/** The members of the world. Those of `far` belong to another partnership. */
export const people = {
  'north-chair': { committee: 'north', role: 'chair', signatory: true },
  'north-editor': { committee: 'north', role: 'editor', signatory: false },
  'south-editor': { committee: 'south', role: 'editor', signatory: true },
  'south-observer': { committee: 'south', role: 'observer', signatory: false },
  'south-commenter': { committee: 'south', role: 'commenter', signatory: false },
  'far-chair': { committee: 'far', role: 'chair', signatory: true },
  /** Owns the partnership, and may otherwise do little. */
  'south-owner': { committee: 'south', role: 'commenter', signatory: false },
  /** A guest of the north on the board. */
  'north-guest': { committee: 'north', role: 'editor', signatory: false },
} as const
export type Who = keyof typeof people

export type Call = { as?: Who; body?: unknown; headers?: Record<string, string>; raw?: string }
export type World = {
  readonly app: App
  readonly folder: string
  /** A board of north and south. */
  readonly board: string
  readonly log: readonly string[]
  /** Moves the clock on. */
  pass(ms: number): void
  /** Calls as a tool does, with an access token; a body makes it a POST. */
  call(path: string, call?: Call): Promise<Response>
  /** The same, and the answer as JSON. */
  json<T>(path: string, call?: Call): Promise<T>
  /** The problem that the call is refused with. */
  problem(path: string, call?: Call): Promise<Problem>
}

/** The secret of a member's sign-in link, which works once and again, and of the access token. */
export const linkOf = (who: Who) => `link-secret-of-${who}`
export const tokenOf = (who: Who) => `access-token-of-${who}`

/** Who owns the partnership, and whether the access tokens answer proposals too. */
type Wishes = { readonly owner?: Who | null; readonly signs?: boolean }

/** Starts the world; it ends with the test. */
export function startWorld(settings: Partial<Config> = {}, wishes: Wishes = {}): Promise<World> {
  return start(settings, what => onTestFinished(what), wishes)
}

/** Starts a world for all tests of a file, for those that leave no trace in it. */
export function startSharedWorld(): Promise<World> {
  return start({}, what => afterAll(what))
}

async function start(settings: Partial<Config>, atEnd: AtEnd, wishes: Wishes = {}): Promise<World> {
  const folder = temporaryFolder(atEnd)
  const clock = movableClock()
  const board = await settle(folder, clock, wishes)
  const log: string[] = []
  const app = await createApp({
    config: { ...settingsFor(folder), ...settings },
    clock,
    chance: systemChance,
    log: createLog({ clock, write: line => log.push(line) }),
    built: build(folder),
  })
  atEnd(() => app.close())
  const call = (path: string, { as, body, headers, raw }: Call = {}) => {
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body))
    return fetch(app.address + path, {
      method: sent === undefined ? 'GET' : 'POST',
      ...(sent === undefined ? {} : { body: sent }),
      redirect: 'manual',
      headers: {
        ...(sent === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(as === undefined ? {} : { Authorization: `Bearer ${tokenOf(as)}` }),
        ...headers,
      },
    })
  }
  const json = async <T>(path: string, options?: Call) => (await call(path, options)).json() as Promise<T>
  return { app, folder, board, log, pass: clock.pass, call, json, problem: (path, options) => json(path, options) }
}

/** The settings of a test server on this folder. */
export function settingsFor(dataFolder: string): Config {
  const none = {
    database: null,
    origin: null,
    mail: null,
    oidc: null,
    signingKey: null,
    hostName: null,
    privacyContact: null,
  }
  return { port: 0, host: '127.0.0.1', dataFolder, trustedProxies: 0, demo: false, ...none }
}

type AtEnd = (what: () => void | Promise<void>) => void

/** A folder that goes with the test. */
export function temporaryFolder(atEnd: AtEnd = what => onTestFinished(what)): string {
  const folder = mkdtempSync(join(tmpdir(), 'twinboard-http-'))
  atEnd(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The machine's clock, set forward at will. */
export function movableClock(): Clock & { pass(ms: number): void } {
  let ahead = 0
  const pass = (ms: number) => {
    ahead += ms
  }
  return { ...systemClock, now: () => systemClock.now() + ahead, pass }
}

async function settle(folder: string, clock: Clock, wishes: Wishes): Promise<string> {
  const store = await openPrepared(folder)
  const at = clock.now()
  for (const [id, cities] of [
    ['near', ['north', 'south']],
    ['away', ['far']],
  ] as const) {
    await store.people.createPartnership({ id, name: id, at })
    for (const city of cities) await seat(store, id, city, at)
  }
  const [guest, ...others] = ['north-guest', ...Object.keys(people).filter(who => who !== 'north-guest')] as [
    Who,
    ...Who[],
  ]
  for (const who of others) await letIn(store, who, at, wishes)
  const chair = await store.people.actor('north-chair')
  if (chair === null) throw new Error('the world has no chair')
  const request = { title: 'Bridge', language: 'en', committees: ['north', 'south'] }
  const board = await createBoard({ store, clock, chance: systemChance }, chair, request)
  await letIn(store, guest, at, wishes, stayOn(board.id, at))
  await store.close()
  return board.id
}

async function seat(store: Store, partnership: string, city: string, at: number): Promise<void> {
  const committee = { id: city, city, initials: 'XX', colour: 1, zone: 'Europe/Berlin', country: 'DE' }
  await store.people.createCommittee({ ...committee, partnership, at })
}

function stayOn(board: string, at: number): Guest {
  const invitedBy = { member: 'north-chair', name: 'north-chair' }
  return { board, parts: ['route'], invitedBy, since: at, until: at + 14 * 24 * 3_600_000 }
}

async function letIn(
  store: Store,
  who: Who,
  at: number,
  { owner = 'south-owner', signs = true }: Wishes,
  guest: Guest | null = null,
): Promise<void> {
  const { committee, role, signatory }: { committee: string; role: Role; signatory: boolean } = people[who]
  const seat = { office: guest === null ? 'Seat' : '', owner: who === owner, guest }
  await store.people.createMember({ id: who, committee, name: who, role, signatory, ...seat, at })
  await store.links.createLink(sha256Hex(linkOf(who)), { member: who, expires: at + 3_600_000, usesLeft: 2 })
  await store.tokens.createToken(sha256Hex(tokenOf(who)), { member: who, note: 'test', at, signs })
}

/** A build as small as can be: one page, one script, one place. */
function build(folder: string): string {
  const built = join(folder, 'dist')
  mkdirSync(join(built, 'client', 'assets'), { recursive: true })
  writeFileSync(
    join(built, 'client', 'index.html'),
    '<!doctype html><html lang="en"><head><title>Twinboard</title></head></html>',
  )
  writeFileSync(join(built, 'client', 'assets', 'app-1a2b3c.js'), 'export {}')
  const brest = { name: 0, lat: 52.1, lon: 23.68, population: 340_000, country: 'BY', languages: 0 }
  writeFileSync(join(built, 'places.bin'), encodePlaces([{ ...brest, folded: 'brest', shown: 'Brest' }]))
  return built
}
