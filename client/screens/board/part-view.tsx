/** One part, fetched when needed. A bug in it, or a chunk that could not be fetched, ends at its edge. */
import { type ComponentType, type ReactElement, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Spinner } from '#client/ui/spinner.tsx'
import { Failure } from '../failure.tsx'
import { type Part, partView, partViews } from './parts.tsx'

/** The part with its frame. */
export function PartView({ part }: { readonly part: Part }): ReactElement {
  const { t } = useTranslation()
  const [anew, setAnew] = useState<{ readonly View: ComponentType } | null>(null)
  const { View } = anew ?? { View: partViews[part] }
  return (
    // React keeps the failure of a lazy component for good: trying again takes a new one.
    <Failure kind="part" onAgain={() => setAnew({ View: partView(part) })}>
      <Suspense fallback={<Spinner label={t('common.loading')} />}>
        <View />
      </Suspense>
    </Failure>
  )
}
