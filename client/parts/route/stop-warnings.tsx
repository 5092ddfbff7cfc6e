/** What the checks found at a stop or a way, with a jump to the other thing concerned. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useWarningWords } from '#client/records/use-warning-words.ts'
import { Notice } from '#client/ui/notice.tsx'
import type { Warning, WarningCode } from '#shared/plan/checks.ts'

/** What cannot happen at all, whatever people do; the rest can still be agreed on. */
const impossible: readonly WarningCode[] = [
  'arrival-before-departure',
  'departure-before-arrival',
  'too-fast',
  'arrive-skipped',
  'depart-skipped',
  'leg-not-running',
]

export type StopWarningsProps = {
  readonly warnings: readonly Warning[]
  /** Shows the things that a warning is about. */
  readonly onShow: (warning: Warning) => void
}

/** A notice for each; nothing when all is well. */
export function StopWarnings({ warnings, onShow }: StopWarningsProps): ReactElement | null {
  const { t } = useTranslation()
  const words = useWarningWords()
  if (warnings.length === 0) return null
  return (
    <ul className="route-warnings">
      {warnings.map(warning => (
        <li key={`${warning.code} ${warning.id}`}>
          <Notice tone={impossible.includes(warning.code) ? 'stop' : 'warn'}>
            {words(warning)}{' '}
            {hasMore(warning) ? (
              <button type="button" className="route-link" onClick={() => onShow(warning)}>
                {warning.also?.length ? t('route.showBoth') : t('route.showOther')}
              </button>
            ) : null}
          </Notice>
        </li>
      ))}
    </ul>
  )
}

/** True when there is something to show besides the card on which the warning stands. */
function hasMore({ kind, also }: Warning): boolean {
  return kind === 'items' || (also?.length ?? 0) > 0
}
