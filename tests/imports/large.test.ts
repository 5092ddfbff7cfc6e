/** What is brought in at once, as large as can be, on its way: pieces that the gate takes, one step for the person. */
import { expect, test } from 'vitest'
import { inPieces } from '#client/link/pieces.ts'
import { recordsFrom } from '#client/screens/board/import/import-records.ts'
import { addRecords } from '#shared/plan/edits.ts'
import { readPlan } from '#shared/plan/read.ts'
import { limits } from '#shared/protocol/limits.ts'
import { openReplica, openServer, receive, stateOf } from '../live/gate-world.ts'

test('IM10 two thousand stops with their notes go out in pieces that the gate takes, and so does their undo', () => {
  const server = openServer()
  const anna = openReplica(server, 'anna', 70)
  const found = Array.from({ length: limits.importRecords }, (_, i) => ({
    row: i + 1,
    values: {
      name: `Stop ${i}`,
      lat: 50,
      lon: i / 100,
      zone: 'Europe/Berlin',
      station: 'Main station',
      note: 'x'.repeat(200),
    },
  }))
  const records = recordsFrom('stops', found, 'de').map((values, i) => ({ id: `stop${i}`, values }))
  addRecords(anna.doc, 'stops', records, 'end')
  const send = () => {
    const pieces = inPieces(anna.outbox.splice(0))
    for (const piece of pieces) {
      expect(piece.byteLength).toBeLessThanOrEqual(limits.updateBytes)
      receive(server, 'anna', piece)
    }
    return pieces.length
  }
  expect(anna.outbox).toHaveLength(1)
  expect(send()).toBeGreaterThan(3)
  expect(readPlan(server.doc).stops.map(({ name }) => name)).toEqual(found.map(({ values }) => values.name))
  anna.undo.undo()
  send()
  expect(readPlan(server.doc).stops).toEqual([])
  expect(stateOf(server.doc)).toBe(stateOf(anna.doc))
})
