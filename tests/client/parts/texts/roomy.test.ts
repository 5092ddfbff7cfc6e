/** A text grows no larger than the server takes: what would go beyond is refused before it is written, with the numbers. */
import { getSchema } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { EditorState, type Transaction } from '@tiptap/pm/state'
import StarterKit from '@tiptap/starter-kit'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { expect, test } from 'vitest'
import { bytesIn, roomPlugin, type TooLong } from '#client/parts/texts/roomy.ts'
import { limits } from '#shared/protocol/limits.ts'

const schema = getSchema([StarterKit])
const paragraph = (text: string) => schema.node('paragraph', null, text === '' ? [] : [schema.text(text)])
const most = limits.textBytes

function editing(...blocks: Node[]): { state: EditorState; refused: TooLong[] } {
  const refused: TooLong[] = []
  const plugins = [roomPlugin(step => refused.push(step))]
  return { state: EditorState.create({ doc: schema.node('doc', null, blocks), plugins }), refused }
}

function after(state: EditorState, step: Transaction): number {
  return bytesIn(state.applyTransaction(step).state.doc)
}

test('R12 what fits to the last byte is taken, and one byte more is refused as a whole', () => {
  const { state, refused } = editing(paragraph('é'.repeat(100)))
  expect(after(state, state.tr.insertText('x'.repeat(most - 200), 1))).toBe(most)
  expect(refused).toEqual([])
  expect(after(state, state.tr.insertText('x'.repeat(most - 199), 1))).toBe(200)
  expect(refused).toEqual([{ bytes: most + 1, most }])
})

test('R12 a full text can be made shorter, and one that is too long already only that', () => {
  const { state } = editing(paragraph('x'.repeat(most + 500)))
  expect(after(state, state.tr.delete(1, 301))).toBe(most + 200)
  expect(after(state, state.tr.insertText('more', 1))).toBe(most + 500)
})

test('R12 another text can take the place of a long one', () => {
  const { state } = editing(paragraph('x'.repeat(most - 10)))
  expect(after(state, state.tr.insertText('y'.repeat(most - 20), 1, most - 9))).toBe(most - 20)
})

test('R12 what others wrote is taken, however large', () => {
  const { state } = editing(paragraph('here'))
  const step = state.tr.insertText('x'.repeat(most + 1), 1).setMeta(ySyncPluginKey, { isChangeOrigin: true })
  expect(after(state, step)).toBe(most + 5)
})

test('R12 a paste of tens of thousands of empty blocks is a large text too', () => {
  const { state, refused } = editing(paragraph('here'))
  const blocks = Array.from({ length: 12_000 }, () => paragraph(''))
  expect(state.applyTransaction(state.tr.insert(0, blocks)).state.doc.childCount).toBe(1)
  expect(refused).toHaveLength(1)
})
