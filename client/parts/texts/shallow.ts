/**
 * Keeps a text from nesting deeper than the server takes: a list in a list in a list is the most. What was pasted deeper
 * stays whole and loses only the levels that are too many.
 */
import { Extension } from '@tiptap/core'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { limits } from '#shared/protocol/limits.ts'

/** Levels of blocks within a text; the run of characters in the innermost one is a level of its own for the server. */
export const mostLevels = limits.nodeDepth - 1

/** Refuses my own steps that would nest too deep. What others wrote is never refused here: the server has taken it. */
export function shallowPlugin(): Plugin {
  return new Plugin({
    filterTransaction: (step, state) => {
      if (!step.docChanged || step.getMeta(ySyncPluginKey) !== undefined) return true
      return levelsIn(step.doc) <= Math.max(mostLevels, levelsIn(state.doc))
    },
    props: {
      handlePaste: (view, _event, slice) => {
        const step = shallowPaste(view.state, slice)
        if (step !== null) view.dispatch(step.scrollIntoView())
        return step !== null
      },
    },
  })
}

/** The editor's extension around it. */
export const Shallow = Extension.create({ name: 'shallow', addProseMirrorPlugins: () => [shallowPlugin()] })

/** The step that pastes `slice` with as many of its levels as fit; null when it fits as it is. */
export function shallowPaste(state: EditorState, slice: Slice): Transaction | null {
  if (levelsIn(state.tr.replaceSelection(slice).doc) <= mostLevels) return null
  for (let levels = mostLevels; levels > 1; levels--) {
    const step = state.tr.replaceSelection(new Slice(lowered(slice.content, levels), 0, 0))
    if (levelsIn(step.doc) <= mostLevels) return step
  }
  return state.tr.replaceSelection(new Slice(lowered(slice.content, 1), 0, 0))
}

/** How many blocks stand in one another at the deepest place; 0 for an empty text. */
function levelsIn(node: Node): number {
  let most = 0
  node.forEach(child => {
    if (child.isBlock) most = Math.max(most, 1 + levelsIn(child))
  })
  return most
}

/** The same content in at most `levels` levels. */
function lowered(content: Fragment, levels: number): Fragment {
  const blocks: Node[] = []
  content.forEach(node => {
    blocks.push(...loweredNode(node, levels))
  })
  return Fragment.from(blocks)
}

// A list or a table that has no room for its rows gives way to the paragraphs within.
function loweredNode(node: Node, levels: number): readonly Node[] {
  if (!node.isBlock || node.isTextblock || 1 + levelsIn(node) <= levels) return [node]
  const inner = levels > 1 ? lowered(node.content, levels - 1) : null
  return inner !== null && node.type.validContent(inner) ? [node.copy(inner)] : textBlocksIn(node)
}

function textBlocksIn(node: Node): Node[] {
  const found: Node[] = []
  node.descendants(each => {
    if (each.isTextblock) found.push(each)
    return !each.isTextblock
  })
  return found
}
