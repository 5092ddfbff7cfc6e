/**
 * Keeps a text within the size that the server takes. A paste that would go beyond is refused as a whole, before anything
 * of it is written, so that it can be made smaller; taking away always works.
 */
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { utf8Bytes } from '#shared/plan/fullness.ts'
import { limits } from '#shared/protocol/limits.ts'

/** Bytes of the words in a text, as the server counts them. */
export function bytesIn(doc: Node): number {
  let bytes = 0
  doc.descendants(({ text }) => {
    if (text !== undefined) bytes += utf8Bytes(text)
  })
  return bytes
}

/** What a text would have grown to, in bytes of words; `most` is what it may be. */
export type TooLong = { readonly bytes: number; readonly most: number }

/** Refuses my own steps that would make the text too large, and tells so. What others wrote the server has taken. */
export function roomPlugin(onTooLong: (step: TooLong) => void): Plugin {
  return new Plugin({
    filterTransaction: (step, state) => {
      if (!step.docChanged || step.getMeta(ySyncPluginKey) !== undefined) return true
      if (fits(step.doc, state.doc)) return true
      onTooLong({ bytes: weightOf(step.doc), most: limits.textBytes })
      return false
    },
  })
}

/** The editor's extension around it. */
export function roomFor(onTooLong: (step: TooLong) => void): Extension {
  return Extension.create({ name: 'roomy', addProseMirrorPlugins: () => [roomPlugin(onTooLong)] })
}

// A text that is over the limit already may only become smaller.
function fits(after: Node, before: Node): boolean {
  const weight = weightOf(after)
  return weight <= limits.textBytes || weight <= weightOf(before)
}

/** A block is a few dozen bytes to the server even when it is empty; a table of thousands of cells is as large as a long text. */
const blockBytes = 8

function weightOf(doc: Node): number {
  let blocks = 0
  doc.descendants(({ isBlock }) => {
    if (isBlock) blocks += 1
  })
  return bytesIn(doc) + Math.max(0, blocks - freeBlocks) * blockBytes
}

/** So many blocks no honest text has, and below it only its words count. */
const freeBlocks = 2000
