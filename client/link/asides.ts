/** What is kept of one member's work on one board and is not in the plan, as the page shows it. Pure. */
import type { Id } from '#shared/ids.ts'
import type { Aside } from './board-state.ts'
import type { AsideEntry, BoardCopy, StoredAside } from './device.ts'

/** Everything of `member`, oldest first. Edits of one page that met the same no are one thing: they stand on each other. */
export function asidesOf(
  member: Id,
  stored: readonly StoredAside[],
  stranded: readonly AsideEntry[],
  copies: readonly BoardCopy[],
): readonly Aside[] {
  const kept = stored.filter(entry => entry.member === member)
  const edits = [
    ...bundles(kept).map(bundle =>
      editsIn(
        bundle,
        true,
        bundle.map(each => each.key),
      ),
    ),
    ...bundles(stranded).map(bundle => editsIn(bundle, false, [])),
  ]
  return [...edits, ...copies.filter(copy => copy.member === member).map(copyOf)].sort(
    (left, right) => left.at - right.at,
  )
}

function bundles<Entry extends AsideEntry>(entries: readonly Entry[]): Entry[][] {
  const found = new Map<string, Entry[]>()
  for (const entry of entries) {
    const name = `${entry.device} ${entry.epoch} ${entry.reason}`
    found.set(name, [...(found.get(name) ?? []), entry])
  }
  return [...found.values()]
}

function editsIn(bundle: readonly AsideEntry[], isKept: boolean, keys: readonly number[]): Aside {
  const [first] = bundle
  return {
    kind: 'edits',
    why: first?.reason ?? 'unexpected',
    epoch: first?.epoch ?? 0,
    at: Math.max(...bundle.map(each => each.at)),
    updates: [...bundle].sort((left, right) => left.n - right.n).map(each => each.update),
    isKept,
    keys,
  }
}

function copyOf({ epoch, at, state }: BoardCopy): Aside {
  return { kind: 'copy', why: 'epoch-changed', epoch, at, updates: [state], isKept: true, keys: [] }
}
