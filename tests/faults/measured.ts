/** A server under test that measures itself: see `measure.ts`, which is loaded into its process. */
import { once } from 'node:events'
import { join } from 'node:path'
import type { Twinboard } from '#tests/e2e/twinboard.ts'
import type { Measure } from './measure.ts'

/** Options of Node for the server's process. */
export const measured = ['--expose-gc', '--import', join(import.meta.dirname, 'measure.ts')]

/** What the server measured since its start, or since it was sent 'begin'. */
export async function measureOf({ process: server }: Twinboard): Promise<Measure> {
  const answer = once(server, 'message')
  server.send('measure')
  return (await answer)[0] as Measure
}
