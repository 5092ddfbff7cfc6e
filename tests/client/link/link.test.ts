/** The table of the link's states: complete, without dead ends, and in the words that people see. */
import { expect, test } from 'vitest'
import {
  connectionOf,
  eventOf,
  type LinkState,
  linkEvents,
  linkStates,
  transitions,
  waitBefore,
} from '#client/link/link.ts'
import { Redial } from '#client/link/redial.ts'
import { offlineSince } from '#client/link/state-of.ts'
import { type RefusalCode, refusals } from '#shared/protocol/refusals.ts'
import { handClock } from '#tests/client/harness/hand-clock.ts'

const table = linkStates.map(state => [state, ...linkEvents.map(event => transitions[state][event] ?? '·')].join(' '))

test('K1 every state says what each event does', () => {
  expect(linkEvents.join(' ')).toBe('open up down joined resync later tick refused close')
  expect(table).toEqual([
    'idle opening · · · · · · · closed',
    'opening · joining offline · · · · stopped closed',
    'joining · · offline online joining waiting · stopped closed',
    'online · · offline · joining waiting · stopped closed',
    'offline · joining · · · · · stopped closed',
    'waiting · · offline · · · joining stopped closed',
    'stopped · · · · · · · · closed',
    'closed · · · · · · · · ·',
  ])
})

test('K1 from every state but the two ends the board can be online again, and from every state it can be closed', () => {
  for (const state of linkStates) {
    const reached = reachable(state)
    if (state !== 'stopped' && state !== 'closed') expect(reached).toContain('online')
    expect(reached).toContain('closed')
  }
})

test('K1 online is said only of a board that was joined', () => {
  const leading = linkStates.flatMap(state => linkEvents.filter(event => transitions[state][event] === 'online'))
  expect(leading).toEqual(['joined'])
  expect(linkStates.filter(state => connectionOf(state) === 'online')).toEqual(['online'])
})

test('K2 a no that passes is tried again, a no that stays ends the link, a gap is joined anew', () => {
  const codes = Object.keys(refusals) as RefusalCode[]
  const by = (wanted: string) => codes.filter(code => eventOf(code) === wanted)
  expect(by('later')).toEqual(['too-many', 'room-unavailable', 'store-unavailable', 'unexpected'])
  expect(by('resync')).toEqual(['resync'])
  expect(by('refused')).toHaveLength(codes.length - 5)
})

test('K2 waits grow from one second to fifteen, and are at least half as long', () => {
  const waits = (chance: number) => [0, 1, 2, 3, 4, 5, 9].map(tries => waitBefore(tries, () => chance))
  expect(waits(1)).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000, 15_000])
  expect(waits(0)).toEqual([500, 1000, 2000, 4000, 7500, 7500, 7500])
})

test('K2 hundreds of pages that lost the server in one moment do not come back in one', () => {
  const clock = handClock()
  const chance = seeded(7)
  const tenths = new Map<number, number>()
  const begun = clock.now()
  for (let page = 0; page < 400; page++) {
    const redial = new Redial(clock, chance, () => {
      const tenth = Math.floor((clock.now() - begun) / 100)
      tenths.set(tenth, (tenths.get(tenth) ?? 0) + 1)
      redial.later()
    })
    redial.later()
  }
  clock.turn(20_000)
  const busiest = [0, 1, 2, 3].map(step => {
    const counts = [...tenths]
      .filter(([tenth]) => tenth >= step * 50 && tenth < (step + 1) * 50)
      .map(([, count]) => count)
    return Math.max(...counts)
  })
  // The first wait spreads them over half a second, the later ones over four.
  expect(busiest[0]).toBeLessThan(130)
  expect(busiest[3]).toBeLessThan(28)
  expect([...tenths.keys()].every(tenth => tenth >= 5)).toBe(true)
})

test('O6 the server says when to come back, and that holds once, however the line ends', () => {
  const clock = handClock()
  const dialled: number[] = []
  const begun = clock.now()
  const redial = new Redial(
    clock,
    () => 1,
    () => dialled.push(clock.now() - begun),
  )
  redial.expect(3300)
  redial.later()
  clock.turn(10_000)
  redial.later()
  clock.turn(10_000)
  expect(dialled).toEqual([3300, 12_000])
})

test('K2 a line that stands, or that is not wanted any more, is not made again', () => {
  const clock = handClock()
  let dialled = 0
  const redial = new Redial(
    clock,
    () => 1,
    () => dialled++,
  )
  redial.later()
  redial.done()
  clock.turn(60_000)
  redial.later()
  redial.stop()
  clock.turn(60_000)
  expect(dialled).toBe(0)
  redial.later()
  redial.now()
  clock.turn(60_000)
  expect(dialled).toBe(1)
})

test('D4 since when the line is broken is counted from its break, whatever was tried since', () => {
  const states = ['opening', 'offline', 'joining', 'waiting', 'offline', 'online', 'joining'] as const
  const seen: (number | null)[] = []
  for (const [at, state] of states.entries()) seen.push(offlineSince(seen.at(-1) ?? null, state, at * 10))
  expect(seen).toEqual([null, 10, 10, 10, 10, null, null])
})

function reachable(from: LinkState): ReadonlySet<LinkState> {
  const found = new Set<LinkState>([from])
  for (const state of found)
    for (const event of linkEvents) {
      const next = transitions[state][event]
      if (next !== null) found.add(next)
    }
  return found
}

function seeded(seed: number): () => number {
  let state = seed * 2_654_435_761
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
