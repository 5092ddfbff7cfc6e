/**
 * One PostgreSQL for all test files of a run, started when the first of them asks: the tests run in processes of their own and
 * ask for its address at a door on this machine.
 */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'
import { type Postgres, startPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where to ask for the address of the run's PostgreSQL. */
    postgresDoor: string
  }
}

/** Opens the door; what it gives back ends the run's PostgreSQL. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let running: Promise<Postgres> | null = null
  const door = createServer(async (_request, response) => {
    try {
      running ??= startPostgres()
      response.end(await (await running).url('postgres'))
    } catch (error) {
      response.writeHead(500).end(String(error))
    }
  })
  await once(door.listen(0, '127.0.0.1'), 'listening')
  project.provide('postgresDoor', `http://127.0.0.1:${(door.address() as AddressInfo).port}`)
  return async () => {
    door.close()
    door.closeAllConnections()
    const postgres = await running?.catch(() => null) // whoever asked has heard of it
    await postgres?.stop()
  }
}
