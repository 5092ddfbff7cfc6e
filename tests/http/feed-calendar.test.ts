/** How seldom a calendar is rendered, however often it is asked for. */
import { expect, test } from 'vitest'
import { feedCalendars } from '#server/http/feed-calendar.ts'
import type { Feed } from '#server/store/store.ts'
import type { Proposal } from '#shared/agreement/standing.ts'
import { freeze } from '#shared/plan/freeze.ts'
import { emptyPlan } from '#tests/exports/plans.ts'

const feed: Feed = {
  ...{ id: 'f1', board: 'b1', member: 'anna', language: 'de', shows: 'planned', at: 1, usedAt: null },
  revokedAt: null,
}
const { digest, json } = freeze(emptyPlan)
const by = { member: 'anna', name: 'Anna', committee: 'c1', office: '' }
const agreed: Proposal = {
  ...{ id: 'p1', board: 'b1', version: 1, digest, committees: ['c1'], by, at: 2, withdrawnAt: null },
  decisions: [{ committee: 'c1', kind: 'approve', digest, by, comment: '', at: 3, how: null }],
}

/** A board as the calendar sees it, that can be changed, and what was done to read it. */
function board() {
  const state = { seq: 1, epoch: 1, city: 'Köln', proposals: [] as Proposal[] }
  const done: string[] = []
  const store = {
    people: {
      boardInfo: async () => ({ id: 'b1', title: {}, committees: [{ id: 'c1', city: state.city }], changedAt: 5 }),
    },
    versions: { proposals: async () => state.proposals, version: async () => ({ json, at: 2 }) },
    log: { head: async () => ({ epoch: state.epoch, seq: state.seq }) },
  }
  const open = async () => {
    done.push('opened')
    return { freeze: async () => ({ plan: emptyPlan, digest, json, seq: state.seq }) }
  }
  const renderExport = async () => {
    done.push('rendered')
    return { bytes: new Uint8Array(1), mediaType: '', fileName: '' }
  }
  return { state, done, read: feedCalendars({ store, rooms: { open }, renderExport } as never) }
}

test('E57 a hundred readers of a plan that nobody changes cost one rendering', async () => {
  const { done, read } = board()
  await Promise.all(Array.from({ length: 50 }, () => read(feed, 'https://plan.example')))
  for (let n = 0; n < 50; n++) await read({ ...feed, id: `f${n}`, member: `m${n}` }, 'https://plan.example')
  expect(done).toEqual(['opened', 'rendered'])
})

test('E57 an edit, an agreement, another name of a city, language or address is a calendar of its own', async () => {
  const { state, done, read } = board()
  const origin = 'https://plan.example'
  await read(feed, origin)
  const changes = [
    () => (state.seq = 2),
    () => (state.epoch = 2),
    () => (state.city = 'Kemi'),
    () => (state.proposals = [agreed]),
  ]
  for (const change of changes) {
    change()
    await read(feed, origin)
  }
  await read({ ...feed, language: 'ru' }, origin)
  await read(feed, 'https://other.example')
  expect(done.filter(what => what === 'rendered')).toHaveLength(7)
})

test('E57 a calendar of what was agreed is not rendered for edits, and opens no plan', async () => {
  const { state, done, read } = board()
  state.proposals = [agreed]
  for (const seq of [2, 3, 4]) {
    state.seq = seq
    await read({ ...feed, shows: 'agreed' }, 'https://plan.example')
  }
  expect(done).toEqual(['rendered'])
})
