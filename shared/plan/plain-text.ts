/** Rich text as plain words, for comparing, searching and exports without form. */
import type { RichNode } from './plan.ts'

/** The words of a text, a line for each paragraph. */
export function plainText(nodes: readonly RichNode[]): string {
  return nodes.map(nodeText).join('')
}

function nodeText(node: RichNode): string {
  if (node.text !== undefined) return node.text
  if (node.type === 'hardBreak') return '\n'
  const inner = plainText(node.content ?? [])
  return node.type === 'paragraph' || node.type === 'heading' ? `${inner}\n` : inner
}
