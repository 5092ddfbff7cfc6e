/** Words for screen readers about what just happened. The live region stands in the page from the start. */
import { createContext, type ReactElement, type ReactNode, useCallback, useContext, useRef, useState } from 'react'

type Announce = (words: string) => void

const AnnounceContext = createContext<Announce>(() => undefined)

/** Holds the live region; stands once, around the whole page. */
export function Announcer({ children }: { readonly children: ReactNode }): ReactElement {
  const [said, setSaid] = useState({ words: '', turn: 0 })
  const announce = useCallback((words: string) => setSaid(last => ({ words, turn: last.turn + 1 })), [])
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className="ui-hidden" role="status" aria-live="polite">
        <span key={said.turn}>{said.words}</span>
      </div>
    </AnnounceContext>
  )
}

/** A function that says `words` to screen readers, politely. */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext)
}

/** The same, at most once in `everyMs`: for what others do, so that a busy board does not talk without end. */
export function useQuietAnnounce(everyMs = 5000): Announce {
  const announce = useAnnounce()
  const next = useRef(0)
  return useCallback(
    words => {
      const now = performance.now()
      if (now < next.current) return
      next.current = now + everyMs
      announce(words)
    },
    [announce, everyMs],
  )
}
