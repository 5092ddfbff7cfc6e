/** Sheets and lists in chunks of their own: fetched ahead while nothing else is to do, drawn from the first opening on. */
import { type ComponentType, type ReactElement, useEffect, useState } from 'react'
import { patiently } from './fetched.ts'
import { Spinner } from './spinner.tsx'
import { useUiWords } from './ui-words.tsx'
import { whenIdle } from './when-idle.ts'

type Opens = { readonly isOpen: boolean }

/** Where the chunk comes from, and what came: by its second opening anywhere on the page it is there at once. */
type Source<Props> = { readonly load: () => Promise<ComponentType<Props>>; view: ComponentType<Props> | null }

/** A component that is nothing until `isOpen`. It is asked for as soon as the browser is idle, so opening seldom waits. */
export function onDemand<Props extends Opens>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const source: Source<Props> = { load, view: null }
  return function OnDemand(props: Props): ReactElement | null {
    // Once drawn it stays, so that it can leave with its own movement.
    const [wasOpen, setWasOpen] = useState(props.isOpen)
    if (props.isOpen && !wasOpen) setWasOpen(true)
    useAhead(source)
    const View = useView(source, props.isOpen)
    if (View !== null) return wasOpen ? <View {...props} /> : null
    return props.isOpen ? <Opening /> : null
  }
}

function useAhead<Props>(source: Source<Props>): void {
  useEffect(() => {
    if (source.view !== null) return
    // What cannot be fetched now is fetched when it is opened, and says there what went wrong.
    return whenIdle(() => void bring(source, source.load).catch(() => undefined))
  }, [source])
}

function useView<Props>(source: Source<Props>, isOpen: boolean): ComponentType<Props> | null {
  const [arrived, setArrived] = useState<ComponentType<Props> | null>(null)
  const isMissing = isOpen && source.view === null
  useEffect(() => {
    if (!isMissing) return
    bring(source, () => patiently(source.load)).then(
      view => setArrived(() => view),
      // Thrown where it is shown, so that the nearest edge catches it.
      error => setArrived(() => rethrow(error)),
    )
  }, [source, isMissing])
  return arrived ?? source.view
}

async function bring<Props>(
  source: Source<Props>,
  load: () => Promise<ComponentType<Props>>,
): Promise<ComponentType<Props>> {
  source.view = await load()
  return source.view
}

function rethrow(error: unknown): never {
  throw error
}

// Its style keeps it from the eye for a moment: what comes at once must not flicker.
function Opening(): ReactElement {
  const { loading } = useUiWords()
  return (
    <div className="ui-opening">
      <Spinner label={loading} />
    </div>
  )
}
