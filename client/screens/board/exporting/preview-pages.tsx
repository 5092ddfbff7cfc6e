/** The pages of the PDF as they will be printed: the first ones at once, the others on a press. */
import { RotateCw } from 'lucide-react'
import { type ReactElement, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getPreview } from '#client/state/export-calls.ts'
import { useBoard } from '#client/state/use-board.ts'
import { useReply } from '#client/state/use-reply.ts'
import { Button } from '#client/ui/button.tsx'
import { Spinner } from '#client/ui/spinner.tsx'
import type { PreviewReply } from '#shared/protocol/exports.ts'
import { limits } from '#shared/protocol/limits.ts'
import { wantedOf } from './address.ts'
import type { Choice } from './choice.ts'
import { PreviewRefused } from './preview-refused.tsx'

const firstPages = 3

/** Asks for the first pages again whenever another file is chosen. */
export function PreviewPages({ choice }: { readonly choice: Choice }): ReactElement {
  const { version, language, beside } = choice
  return <Pages key={`${version} ${language} ${beside}`} choice={choice} />
}

function Pages({ choice }: { readonly choice: Choice }): ReactElement {
  const { t } = useTranslation()
  const { id } = useBoard()
  const [most, setMost] = useState(firstPages)
  const [first] = useState(choice)
  const [reply, again] = useReply(useCallback(() => getPreview(id, wantedOf(first), most), [id, first, most]))
  const [kept, setKept] = useState<PreviewReply | null>(null)
  useEffect(() => {
    if (reply.state === 'here') setKept(reply.value)
  }, [reply])
  if (reply.state === 'refused') return <PreviewRefused refusal={reply.refusal} onAgain={again} />
  const isMaking = reply.state === 'asked'
  if (kept === null) return <Spinner label={t('exporting.preview.making')} />
  const { pages, of } = kept
  return (
    <>
      <div className="exporting-preview-head">
        <p className="exporting-help">{t('exporting.preview.shown', { shown: pages.length, count: of })}</p>
        {first.version === 'draft' ? (
          <Button
            size="small"
            variant="quiet"
            isPending={isMaking}
            icon={<RotateCw aria-hidden size={16} />}
            onPress={again}
          >
            {t('exporting.preview.anew')}
          </Button>
        ) : null}
      </div>
      <Pictures pages={pages} of={of} />
      {pages.length < Math.min(of, limits.previewPages) ? (
        <Button isPending={isMaking} onPress={() => setMost(limits.previewPages)}>
          {t('exporting.preview.more')}
        </Button>
      ) : null}
    </>
  )
}

/** A press on a page shows all of them larger, and the next press as before. */
function Pictures({ pages, of }: PreviewReply): ReactElement {
  const { t } = useTranslation()
  const addresses = useAddresses(pages)
  const [isLarge, setLarge] = useState(false)
  return (
    <ol className={`exporting-pages ${isLarge ? 'exporting-pages-large' : ''}`}>
      {addresses.map((address, i) => (
        <li key={address}>
          <button
            type="button"
            aria-pressed={isLarge}
            onClick={({ currentTarget }) => {
              setLarge(!isLarge)
              requestAnimationFrame(() => currentTarget.scrollIntoView({ block: 'nearest' }))
            }}
          >
            <img src={address} alt={t('exporting.preview.page', { number: i + 1, of })} loading="lazy" />
          </button>
        </li>
      ))}
    </ol>
  )
}

/**
 * Addresses under which the pictures lie in this page. In an `img` an SVG runs nothing and fetches nothing, whatever stands
 * in it.
 */
function useAddresses(pages: readonly string[]): readonly string[] {
  const [addresses, setAddresses] = useState<readonly string[]>([])
  useEffect(() => {
    const made = pages.map(page => URL.createObjectURL(new Blob([page], { type: 'image/svg+xml' })))
    setAddresses(made)
    return () => made.forEach(address => void URL.revokeObjectURL(address))
  }, [pages])
  return addresses
}
