/** What a text holds after an update, and not what the update brings: a long text may take the place of another. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { sectionText } from '#shared/plan/edits.ts'
import { limits } from '#shared/protocol/limits.ts'
import { openServer, receive } from './gate-world.ts'

const long = Math.floor(limits.textBytes * 0.8)

/** A board with one long text, and a replica of it. */
function longText() {
  const server = openServer()
  const mine = new Y.Doc()
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(server.doc))
  const run = new Y.XmlText()
  sectionText(mine, 's', 'de').insert(0, [run])
  run.insert(0, 'ü'.repeat(long / 2))
  receive(server, 'anna', Y.encodeStateAsUpdate(mine, Y.encodeStateVector(server.doc)))
  const sent = (edit: () => void) => {
    const before = Y.encodeStateVector(mine)
    mine.transact(edit)
    return Y.encodeStateAsUpdate(mine, before)
  }
  return { server, run, sent }
}

test('R12 a long text may take the place of a long one in one edit', () => {
  const { server, run, sent } = longText()
  const update = sent(() => {
    run.delete(0, run.length)
    run.insert(0, 'x'.repeat(long))
  })
  expect(() => receive(server, 'anna', update)).not.toThrow()
  expect(sectionText(server.doc, 's', 'de').toString()).toContain('xxx')
})

test('R12 what is taken away counts for exactly as much as it held', () => {
  const { server, run, sent } = longText()
  const over = sent(() => {
    run.delete(10, 1000)
    run.insert(0, 'x'.repeat(limits.textBytes - long + 2001))
  })
  expect(() => receive(server, 'anna', over)).toThrow('plan-full')
  const fits = longText()
  const most = fits.sent(() => {
    fits.run.delete(10, 1000)
    fits.run.insert(0, 'x'.repeat(limits.textBytes - long + 2000))
  })
  expect(() => receive(fits.server, 'anna', most)).not.toThrow()
})

test('R12 what is written and taken away before it is sent does not count', () => {
  const { server, run, sent } = longText()
  const steps = [() => run.insert(0, 'x'.repeat(long)), () => run.delete(0, long), () => run.insert(0, 'y')]
  expect(() => receive(server, 'anna', Y.mergeUpdates(steps.map(sent)))).not.toThrow()
})
