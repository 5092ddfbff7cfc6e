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
import { type RefusalCode, refusals } from '#shared/protocol/refusals.ts'

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

test('K2 waits grow from one second to fifteen', () => {
  expect([0, 1, 2, 3, 4, 5, 9].map(waitBefore)).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000, 15_000])
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
