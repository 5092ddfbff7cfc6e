/** A database of one's own on the PostgreSQL of this test run. */
import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { databasesAt } from './postgres.ts'

export type TestDatabase = { readonly url: string; drop(): Promise<void> }

/** Makes an empty database; the first one in a run waits about a second for the server. */
export async function testDatabase(): Promise<TestDatabase> {
  const answer = await fetch(inject('postgresDoor'))
  const address = await answer.text()
  if (!answer.ok) throw new Error(address)
  const name = `twinboard_test_${randomUUID().replaceAll('-', '')}`
  const databases = databasesAt(address)
  return { url: await databases.url(name), drop: () => databases.drop(name) }
}
