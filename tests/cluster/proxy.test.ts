/** The Caddyfile for real, where Caddy is installed: whom it brings where. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '#server/clock.ts'
import { addRecord } from '#shared/plan/edits.ts'
import { type Cluster, startCluster } from '#tests/harness/cluster.ts'
import { freePort } from '#tests/harness/postgres.ts'
import { addBoard, board, type PersonName, tokenOf } from '#tests/harness/small-world.ts'
import { SocketPerson } from '#tests/harness/socket-person.ts'
import { type TestDatabase, testDatabase } from '#tests/harness/test-database.ts'
import { until } from '#tests/harness/until.ts'
import { YjsPerson } from '#tests/harness/yjs-person.ts'
import { type Caddy, hasCaddy, startCaddy } from './caddy.ts'

describe.skipIf(!hasCaddy())('behind Caddy', () => {
  let database: TestDatabase
  let cluster: Cluster
  let caddy: Caddy
  let address: string
  /** On three of them people meet in every way; so many that they are hardly ever all at one server by chance. */
  const boards = [board, ...Array.from({ length: 17 }, (_, i) => `board-${i}`)]

  beforeAll(async () => {
    database = await testDatabase()
    cluster = await startCluster({ database: database.url, clock: systemClock, bell: true })
    for (const id of boards) if (id !== board) await addBoard(cluster.store, id)
    address = `http://127.0.0.1:${await freePort()}`
    const nodes = cluster.nodes.map(({ app }) => app.address)
    caddy = await startCaddy(address, nodes)
  })
  afterAll(async () => {
    await caddy.end()
    await cluster.close()
    await database.drop()
  })

  test('O7 all who have a board open are at one server, by WebSocket, by polling and by /yjs; boards are at both', async () => {
    const met = boards.slice(0, 3)
    const people = met.flatMap(id => [person('anna', id, 'websocket'), person('boris', id, 'polling')])
    const tools = met.map(id => new YjsPerson(address, 'carla', id))
    const others = boards.slice(3).map(id => person('carla', id, 'websocket'))
    await Promise.all([...people, ...tools, ...others].map(one => one.ready()))
    for (const [i, one] of people.entries()) addRecord(one.doc, 'stops', `s${i}`, { name: 'Köln' }, 'end')
    await until('all have all', () => [...people, ...tools].every(one => one.plan.stops.length === 2))

    const opened = cluster.nodes.map(({ lines }) =>
      lines.flatMap(line => (line.event === 'room.opened' ? [String(line.board)] : [])),
    )
    expect(opened.flat().sort()).toEqual([...boards].sort())
    expect(opened.every(rooms => rooms.length > 0)).toBe(true)
    for (const one of [...people, ...tools, ...others]) one.close()
  })

  function person(name: PersonName, id: string, transport: 'websocket' | 'polling'): SocketPerson {
    return new SocketPerson(`${address}/?board=${id}`, name, id, { authorization: `Bearer ${tokenOf(name)}` }, [
      transport,
    ])
  }
})
