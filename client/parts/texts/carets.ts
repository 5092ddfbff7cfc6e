/**
 * The carets of others in one text, in the shape that the editor's cursor plugin reads. Who they are comes from presence,
 * which the server builds; only the two positions come from the other device.
 */
import type { Awareness } from 'y-protocols/awareness'
import type { Caret, Presence } from '#shared/protocol/events.ts'

type State = { readonly user: CaretOwner; readonly cursor: unknown }
export type CaretOwner = { readonly name: string; readonly colour: number; readonly color: string }

export type Carets = {
  /** For the cursor plugin. */
  readonly awareness: Awareness
  /** Shows the carets among `presence` that stand in this text. `ownerOf` gives name and city colour. */
  show(presence: readonly Presence[], ownerOf: (each: Presence) => CaretOwner): void
}

/** Carets of the text with the root name `text`. `tell` passes my own caret on; null when I am elsewhere. */
export function createCarets(text: string, ownClient: () => number, tell: (caret: Caret | null) => void): Carets {
  const states = new Map<number, State>()
  const listeners = new Set<() => void>()
  let own: unknown = null
  const awareness = {
    get clientID() {
      return ownClient()
    },
    getLocalState: () => ({ cursor: own }),
    setLocalStateField: (_field: string, cursor: Positions | null) => {
      own = cursor
      tell(cursor === null ? null : caretOf(text, cursor))
    },
    getStates: () => states,
    on: (_event: string, listener: () => void) => listeners.add(listener),
    off: (_event: string, listener: () => void) => listeners.delete(listener),
  }
  return {
    // The plugin uses no more of an Awareness than stands here.
    awareness: awareness as unknown as Awareness,
    show: (presence, ownerOf) => {
      states.clear()
      for (const each of presence) {
        const cursor = each.caret?.text === text ? positionsOf(each.caret) : null
        if (cursor !== null && each.client !== 0) states.set(each.client, { user: ownerOf(each), cursor })
      }
      for (const listener of listeners) listener()
    },
  }
}

type Positions = { readonly anchor: unknown; readonly head: unknown }

function caretOf(text: string, { anchor, head }: Positions): Caret {
  return { text, anchor: JSON.stringify(anchor), head: JSON.stringify(head) }
}

/** The positions, or null when the other device sent something else. */
function positionsOf({ anchor, head }: Caret): Positions | null {
  try {
    const [from, to] = [JSON.parse(anchor), JSON.parse(head)]
    return isObject(from) && isObject(to) ? { anchor: from, head: to } : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
