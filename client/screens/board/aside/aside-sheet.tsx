/** What is kept on this device and is not in the plan: to look at, to fetch, to put in again, to delete. */
import { type ReactElement, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Aside } from '#client/link/board-state.ts'
import { useSession } from '#client/state/board-context.ts'
import { useBoardState } from '#client/state/use-link.ts'
import { Notice } from '#client/ui/notice.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import { Spinner } from '#client/ui/spinner.tsx'
import { LateWords } from '#client/words/late-words.tsx'
import { AsideCard } from './aside-card.tsx'
import './aside.css'

type AsideSheetProps = { readonly isOpen: boolean; readonly onClose: () => void }

/** One card for each thing that is kept, the newest first. */
export function AsideSheet({ isOpen, onClose }: AsideSheetProps): ReactElement {
  const { t } = useTranslation()
  return (
    <Sheet title={t('link.aside.title')} isOpen={isOpen} onClose={onClose} className="aside">
      <LateWords>
        <Cards />
      </LateWords>
    </Sheet>
  )
}

function Cards(): ReactElement {
  const { t } = useTranslation()
  const [asides, again] = useAsides()
  if (asides === null) return <Spinner label={t('common.loading')} />
  if (asides.length === 0)
    return (
      <Notice tone="ok">
        <p>{t('link.aside.none')}</p>
      </Notice>
    )
  return (
    <>
      <p className="aside-intro">{t('link.aside.intro')}</p>
      {[...asides].reverse().map(aside => (
        <AsideCard key={keyOf(aside)} aside={aside} onDone={again} />
      ))}
    </>
  )
}

/** What the device and this page hold, asked for anew when something was put aside. Null until it is told. */
function useAsides(): readonly [readonly Aside[] | null, () => void] {
  const { line } = useSession()
  const setAside = useBoardState(state => state.setAside)
  const [asides, setAsides] = useState<readonly Aside[] | null>(null)
  const ask = useCallback(() => void line.asides().then(setAsides), [line])
  // biome-ignore lint/correctness/useExhaustiveDependencies: more may have come with it
  useEffect(ask, [ask, setAside])
  return [asides, ask]
}

function keyOf({ kind, epoch, why, at }: Aside): string {
  return `${kind} ${epoch} ${why} ${at}`
}
