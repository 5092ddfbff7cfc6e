/** A text nests no deeper than the server takes, whether typed or pasted. */
import { getSchema } from '@tiptap/core'
import { type Node, Slice } from '@tiptap/pm/model'
import { sinkListItem } from '@tiptap/pm/schema-list'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import StarterKit from '@tiptap/starter-kit'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { expect, test } from 'vitest'
import { shallowPaste, shallowPlugin } from '#client/parts/texts/shallow.ts'

const schema = getSchema([StarterKit])
const paragraph = (text: string) => schema.node('paragraph', null, [schema.text(text)])
const list = (...items: Node[][]) =>
  schema.node(
    'bulletList',
    null,
    items.map(item => schema.node('listItem', null, item)),
  )

/** Lists in one another, each with the words `level n`. */
function nested(levels: number, from = 1): Node {
  const words = paragraph(`level ${from}`)
  return list(levels === 1 ? [words] : [words, nested(levels - 1, from + 1)])
}

function editing(...blocks: Node[]): EditorState {
  return EditorState.create({ doc: schema.node('doc', null, blocks), plugins: [shallowPlugin()] })
}

/** The caret into the text block that holds `words`. */
function caretIn(state: EditorState, words: string): EditorState {
  let at = 0
  state.doc.descendants((node, place) => {
    if (node.isText && node.text === words) at = place
  })
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, at)))
}

test('R13 a list nests three levels deep, and the key for a fourth does nothing', () => {
  const twice = list([paragraph('level 1'), list([paragraph('level 2')], [paragraph('next')])])
  expect(sunk(editing(twice), 'next').doc.toString()).toContain('bulletList(listItem(paragraph("next")))')
  const thrice = list([paragraph('a'), list([paragraph('b'), list([paragraph('c')], [paragraph('next')])])])
  const state = editing(thrice)
  expect(sunk(state, 'next').doc.eq(state.doc)).toBe(true)
})

function sunk(state: EditorState, words: string): EditorState {
  const item = schema.nodes.listItem
  if (item === undefined) throw new Error('no list items')
  let after = caretIn(state, words)
  sinkListItem(item)(after, step => {
    after = after.apply(step)
  })
  return after
}

test('R13 what others wrote is taken however deep it is', () => {
  const state = editing(paragraph('here'))
  const step = state.tr.insert(0, nested(5)).setMeta(ySyncPluginKey, { isChangeOrigin: true })
  expect(state.apply(step).doc.childCount).toBe(2)
})

test('R13 a deeper list is pasted with all its words, in three levels', () => {
  const state = caretIn(editing(paragraph('here')), 'here')
  const step = shallowPaste(state, new Slice(schema.node('doc', null, [nested(6)]).content, 0, 0))
  if (step === null) throw new Error('it was taken as it is')
  const after = state.apply(step)
  for (const level of [1, 2, 3, 4, 5, 6]) expect(after.doc.textContent).toContain(`level ${level}`)
  expect(after.doc.toString().match(/bulletList/g)).toHaveLength(3)
})

test('R13 what fits is pasted as it is, and a list into a deep list as paragraphs', () => {
  const fits = new Slice(schema.node('doc', null, [nested(3)]).content, 0, 0)
  expect(shallowPaste(caretIn(editing(paragraph('here')), 'here'), fits)).toBeNull()
  const deep = caretIn(editing(nested(3)), 'level 3')
  const step = shallowPaste(deep, new Slice(schema.node('doc', null, [list([paragraph('new')])]).content, 0, 0))
  const after = step === null ? null : deep.apply(step)
  expect(after?.doc.textContent).toContain('new')
})
