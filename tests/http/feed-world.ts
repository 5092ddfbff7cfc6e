/** What the tests of calendars do: make an address, edit the plan, agree to it, and read the calendar as a program does. */
import type { MakeFeedReply } from '#shared/protocol/feeds.ts'
import { feedPath } from '#shared/protocol/feeds.ts'
import type { ProposeReply } from '#shared/protocol/routes.ts'
import { eventsIn } from '#tests/exports/calendar.ts'
import { SocketPerson } from '#tests/harness/socket-person.ts'
import { until } from '#tests/harness/until.ts'
import { tokenOf, type Who, type World } from './world.ts'

/** Makes an address in the name of `as`, and gives the reply with the path that goes with it. */
export async function makeFeed(
  world: World,
  as: Who,
  shows: 'agreed' | 'planned' = 'planned',
): Promise<MakeFeedReply & { path: string }> {
  const body = { language: 'en', shows }
  const made = await world.json<MakeFeedReply>(`/api/boards/${world.board}/feeds`, { as, body })
  return { ...made, path: feedPath(made.secret) }
}

/** Edits the plan as the editor of the north, and waits until it is saved. */
export async function edit(world: World, change: (doc: SocketPerson['doc']) => void): Promise<void> {
  world.pass(60_000)
  const headers = { authorization: `Bearer ${tokenOf('north-editor')}` }
  const person = await new SocketPerson(world.app.address, 'north-editor' as never, world.board, headers).ready()
  change(person.doc)
  await until('it is saved', () => person.saved)
  person.close()
}

/** Proposes the plan as it stands, and lets both committees approve. */
export async function agree(world: World): Promise<void> {
  world.pass(60_000)
  const path = `/api/boards/${world.board}/proposals`
  const moved = await world.problem(path, { as: 'north-editor', body: { digest: 'f'.repeat(64) } })
  const { proposal } = await world.json<ProposeReply>(path, {
    as: 'north-editor',
    body: { digest: moved.facts?.digest },
  })
  const body = { digest: proposal.digest, kind: 'approve', comment: '' }
  for (const as of ['north-chair', 'south-editor'] as const)
    await world.call(`${path}/${proposal.id}/decisions`, { as, body })
}

/** The events under the path now. */
export async function eventsAt(world: World, path: string): Promise<ReturnType<typeof eventsIn>> {
  const response = await world.call(path)
  if (response.status !== 200) throw new Error(`The calendar answers ${response.status}.`)
  return eventsIn(await response.text())
}
