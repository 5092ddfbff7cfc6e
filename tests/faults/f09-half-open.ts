/**
 * F9: from one moment on the line swallows everything without a word. The page must say so within 20 s, whatever it was
 * doing, and lose nothing. The short form turns the server's signs of life faster; the long one has them as they are.
 */
import { LinkPerson } from '#tests/harness/link-person.ts'
import { home, LiveServer } from '#tests/harness/live-server.ts'
import { seededChance } from '#tests/harness/seeded-chance.ts'
import { board, type PersonName } from '#tests/harness/small-world.ts'
import { until } from '#tests/harness/until.ts'
import { type Fault, none } from './fault.ts'
import { SwallowingProxy } from './swallowing-proxy.ts'

const within = 20_000
/** In the short form everything goes so many times as fast. */
const faster = 25

const moments = ['idle', 'typing', 'talking', 'joining'] as const
type Moment = (typeof moments)[number]
const transports = ['websocket', 'polling'] as const
type Transport = (typeof transports)[number]
/** When the half-open line was said after it had begun, in milliseconds. */
type Seen = { readonly moment: Moment; readonly transport: Transport; readonly ms: number; readonly person: LinkPerson }

export const fault: Fault = {
  title: 'F9 a line that swallows everything is noticed and made anew',
  async run(size, seed) {
    const pace = size === 'long' ? 1 : faster
    const ping = pace === 1 ? undefined : { everyMs: 10_000 / pace, withinMs: 8000 / pace }
    const server = await LiveServer.start(undefined, ping)
    const chance = seededChance(seed)
    const cases = moments.flatMap(moment => transports.map(transport => ({ moment, transport })))
    const seen = await Promise.all(
      cases.map(async ({ moment, transport }, at): Promise<Seen> => {
        const proxy = await SwallowingProxy.before(server.address)
        const name = (['anna', 'boris', 'carla'] satisfies PersonName[])[at % 3] ?? 'anna'
        const headers = { cookie: `person=${name}`, origin: home }
        const deps = { address: proxy.address, board, name: `${name}${at}`, headers, chance, transports: [transport] }
        if (moment === 'joining') proxy.swallowAfter('40{"sid"')
        const person = new LinkPerson(deps)
        const ms = await noticed(person, proxy, moment)
        proxy.heal()
        await person.saved()
        person.write()
        await person.saved()
        person.link.close()
        proxy.close()
        return { moment, transport, ms, person }
      }),
    )
    const { tasks } = await (await server.rooms.open(board)).plan()
    const titles = tasks.flatMap(task => Object.values(task.title).map(({ text }) => text))
    const written = seen.flatMap(({ person }) => person.written)
    const said = (await server.store.talk.since(board, 0, 100)).map(message => message.text)
    const figures = [
      ...seen.map(({ moment, transport, ms }) => {
        return { what: `said after, ${moment}, ${transport}`, value: ms, unit: 'ms', most: within / pace, timed: true }
      }),
      none('lines not noticed', seen.filter(({ ms }) => Number.isNaN(ms)).length),
      none('edits lost', written.filter(title => !titles.includes(title)).length),
      none('edits doubled', titles.length - new Set(titles).size),
      none('messages lost or doubled', Math.abs(said.length - transports.length)),
    ]
    await server.close()
    return figures
  },
}

/** How long the page believed in the line, in milliseconds. */
async function noticed(person: LinkPerson, proxy: SwallowingProxy, moment: Moment): Promise<number> {
  if (moment !== 'joining') {
    await person.saved()
    person.write()
    await person.saved()
    proxy.swallow()
  }
  if (moment === 'typing') person.write()
  // It is answered on the next line; what becomes of it is looked at in the end.
  if (moment === 'talking') void person.link.say(`from ${person.name}`, 'en', null)
  await until('the line is swallowed', () => !Number.isNaN(proxy.since))
  await until('it is said', () => person.state.connection === 'offline', within * 2)
  return performance.now() - proxy.since
}
