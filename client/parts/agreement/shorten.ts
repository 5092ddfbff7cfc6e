/** Long texts in a comparison: only what differs, with some words around it. */

/** Characters that a text may have and still be shown whole. */
const short = 120
/** Words of context kept on each side of a difference. */
const context = 5

export type Sides = { readonly before: string; readonly after: string }

/** Both texts without the long beginning and end that they share; an ellipsis stands where words were left out. */
export function shorten({ before, after }: Sides): Sides {
  if (before.length <= short && after.length <= short) return { before, after }
  const old = before.split(/(?<=\s)/)
  const now = after.split(/(?<=\s)/)
  const start = Math.max(0, alike(old, now) - context)
  const end = Math.max(0, alike(old.slice(start).reverse(), now.slice(start).reverse()) - context)
  return { before: middle(old, start, end), after: middle(now, start, end) }
}

/** How many words two lists share from their beginning. */
function alike(one: readonly string[], other: readonly string[]): number {
  const most = Math.min(one.length, other.length)
  let count = 0
  while (count < most && one[count] === other[count]) count += 1
  return count
}

function middle(words: readonly string[], start: number, end: number): string {
  const kept = words
    .slice(start, words.length - end)
    .join('')
    .trim()
  if (kept === '') return ''
  return `${start > 0 ? '… ' : ''}${kept}${end > 0 ? ' …' : ''}`
}
