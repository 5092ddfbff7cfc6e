/**
 * Marks in the editor whose the words are: a line under them in the colour of the city, and the author's initials where their
 * words begin. They are decorations and stand in no text.
 */
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { goesOn, type Run } from './whose-words.ts'

/** How an author is marked. */
export type Look = { readonly initials: string; readonly name: string; readonly colour: number }
export type Marked = { readonly runs: readonly Run[]; readonly looks: readonly Look[] }

const key = new PluginKey<DecorationSet>('whose')

/** Shows the marks, or none. */
export function showWhose(view: EditorView, marked: Marked | null): void {
  view.dispatch(view.state.tr.setMeta(key, { marked }).setMeta('addToHistory', false))
}

/** Holds the marks of a text; it has none until `showWhose`. */
export const Whose = Extension.create({
  name: 'whose',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: { init: () => DecorationSet.empty, apply: afterStep },
      props: { decorations: (state: EditorState) => key.getState(state) },
    }),
  ],
})

/** What somebody types within the words of another is not that other's: until it is known whose it is, its place has no mark. */
function afterStep(step: Transaction, before: DecorationSet): DecorationSet {
  const told: { marked: Marked | null } | undefined = step.getMeta(key)
  if (told !== undefined) return told.marked === null ? DecorationSet.empty : marksOf(step.doc, told.marked)
  if (!step.docChanged || before === DecorationSet.empty) return before
  let marks = before.map(step.mapping, step.doc)
  for (const [i, map] of step.mapping.maps.entries())
    map.forEach((_from, _to, from, to) => {
      const later = step.mapping.slice(i + 1)
      marks = marks.remove(marks.find(later.map(from, -1), later.map(to, 1)))
    })
  return marks
}

function marksOf(doc: Node, { runs, looks }: Marked): DecorationSet {
  const marks = runs.flatMap((run, i) => {
    const { from, to, by } = run
    const look = looks[by]
    if (look === undefined) return []
    const line = { class: 'texts-whose', 'data-city': String(look.colour), title: look.name }
    const last = runs[i - 1]
    const begins = last === undefined || !goesOn(last, run, doc)
    const initials = { side: 0, ignoreSelection: true, key: `${by}` }
    return [
      Decoration.inline(from, to, line),
      ...(begins ? [Decoration.widget(from, () => initialsElement(look), initials)] : []),
    ]
  })
  return DecorationSet.create(doc, marks)
}

// An element with text, never markup. Screen readers have the list under the text.
function initialsElement({ initials, colour, name }: Look): HTMLElement {
  const mark = document.createElement('bdi')
  mark.className = 'texts-whose-initials'
  mark.dataset.city = String(colour)
  mark.title = name
  mark.ariaHidden = 'true'
  mark.textContent = initials
  return mark
}
