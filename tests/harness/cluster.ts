/** Several whole servers on one PostgreSQL database, in this process, with the people of `small-world.ts`. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, createApp } from '#server/app.ts'
import { systemChance } from '#server/chance.ts'
import type { Clock } from '#server/clock.ts'
import { memoryBus } from '#server/live/bus.ts'
import { createLog } from '#server/log.ts'
import { openStore } from '#server/store/open.ts'
import type { Store } from '#server/store/store.ts'
import { sha256Hex } from '#shared/digest.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { Problem } from '#shared/protocol/routes.ts'
import { type PersonName, settle, tokenOf } from './small-world.ts'
import { SocketPerson } from './socket-person.ts'

export type Node = {
  readonly app: App
  /** Lines of the server's log. */
  readonly lines: { level: string; event: string; [fact: string]: unknown }[]
  /** The person by a socket to this server, joined; `session` is the secret of a sign-in, if they come by one. */
  join(name: PersonName, session?: string): Promise<SocketPerson>
  /** POSTs as a tool of the person does; a no comes as its problem. */
  post<T>(name: PersonName, path: string, body: object): Promise<T | Problem>
}

export type Cluster = {
  readonly nodes: readonly [Node, Node]
  /** A store of the test's own on the same database. */
  readonly store: Store
  /** A sign-in of the person, by its secret. */
  signIn(name: PersonName): Promise<string>
  close(): Promise<void>
}

export type ClusterDeps = {
  /** The URL of an empty database. */
  readonly database: string
  /** The URLs by which each of the two reaches it, where they are others. */
  readonly ways?: readonly [string, string]
  readonly clock: Clock
  /** False: no server hears the bell of another. */
  readonly bell: boolean
}

/** Starts two servers. */
export async function startCluster(deps: ClusterDeps): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'twinboard-cluster-'))
  const store = await openStore({ folder, database: deps.database })
  await settle(store)
  const [way, otherWay] = deps.ways ?? [deps.database, deps.database]
  const nodes = [
    await startNode({ ...deps, database: way }, folder),
    await startNode({ ...deps, database: otherWay }, folder),
  ] as const
  let signIns = 0
  return {
    nodes,
    store,
    async signIn(name) {
      signIns += 1
      const secret = `sign-in-${signIns}-of-${name}`
      const at = deps.clock.now()
      await store.sessions.create(sha256Hex(secret), {
        member: name,
        at,
        expires: at + limits.sessionMs,
        device: 'test',
        ...{ id: secret, way: 'link', provedAt: 0 },
      })
      return secret
    },
    async close() {
      await Promise.all(nodes.map(node => node.close()))
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

type Running = Node & { close(): Promise<void> }

async function startNode({ database, clock, bell }: ClusterDeps, folder: string): Promise<Running> {
  const lines: Node['lines'] = []
  const config = {
    port: 0,
    host: '127.0.0.1',
    dataFolder: folder,
    database,
    origin: null,
    trustedProxies: 0,
    demo: false,
    mail: null,
    oidc: null,
    signingKey: null,
    hostName: null,
    privacyContact: null,
  }
  const app = await createApp({
    ...{ config, clock, chance: systemChance, built: folder },
    log: createLog({ clock, write: line => lines.push(JSON.parse(line)) }),
    ...(bell ? {} : { bus: memoryBus(() => undefined) }),
  })
  const people: SocketPerson[] = []
  return {
    app,
    lines,
    join(name, session) {
      const way: Record<string, string> =
        session === undefined ? { authorization: `Bearer ${tokenOf(name)}` } : { cookie: `twinboard=${session}` }
      const person = new SocketPerson(app.address, name, undefined, way)
      people.push(person)
      return person.ready()
    },
    async post(name, path, body) {
      const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${tokenOf(name)}` }
      const response = await fetch(app.address + path, { method: 'POST', headers, body: JSON.stringify(body) })
      const text = await response.text()
      return text === '' ? null : JSON.parse(text) // nothing to say is said by 204
    },
    async close() {
      for (const person of people) person.close()
      await app.close()
    },
  }
}
