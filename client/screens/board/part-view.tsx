/** One part, fetched when needed. A bug in it ends at its edge. */
import { type ReactElement, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { PartContext } from '#client/state/part-context.ts'
import { Spinner } from '#client/ui/spinner.tsx'
import { Failure } from '../failure.tsx'
import { type Part, partViews } from './parts.tsx'

/** The part with its frame. */
export function PartView({ part }: { readonly part: Part }): ReactElement {
  const { t } = useTranslation()
  const View = partViews[part]
  return (
    <Failure kind="part">
      <Suspense fallback={<Spinner label={t('common.loading')} />}>
        <PartContext value={part}>
          <View />
        </PartContext>
      </Suspense>
    </Failure>
  )
}
