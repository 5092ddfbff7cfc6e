/** Where my own work is: Saved, Sending, Kept on this device. From acks, never from the state of the line alone. */
import { Check, CloudOff, HardDriveDownload, Upload } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Saving } from '#client/link/board-state.ts'
import { type LinkView, useBoardState, useLink } from '#client/state/use-link.ts'

const icons: Readonly<Record<Saving, ReactElement>> = {
  saved: <Check aria-hidden size={16} />,
  sending: <Upload aria-hidden size={16} />,
  kept: <HardDriveDownload aria-hidden size={16} />,
  unkept: <CloudOff aria-hidden size={16} />,
}

/** A word with an icon; what it means exactly stands in its tip and for screen readers. */
export function SavedMark(): ReactElement | null {
  const { t } = useTranslation()
  const link = useLink()
  const hasPlan = useBoardState(state => state.hasPlan)
  const canWrite = hasPlan && !(link.readOnly && link.saving === 'saved')
  if (!hasPlan) return <span className="saved saved-sending">{t('link.connecting')}</span>
  if (!canWrite) return <span className="saved">{t('link.readOnly')}</span>
  return (
    <span
      className={`saved saved-${link.saving}`}
      title={t(whyOf(link), { count: link.unsaved })}
      data-saving={link.saving}
    >
      {icons[link.saving]}
      {t(`link.${link.saving}`)}
    </span>
  )
}

function whyOf({ saving, unsaved }: LinkView): string {
  // Nothing waits, and yet not all is saved: it was refused.
  if (unsaved === 0 && saving !== 'saved') return saving === 'kept' ? 'link.aside.notice' : 'link.stoppedUnkept'
  switch (saving) {
    case 'saved':
      return 'link.savedWhy'
    case 'sending':
      return 'link.sendingWhy'
    case 'kept':
      return 'link.keptWhy'
    case 'unkept':
      return 'link.unkeptWhy'
    default:
      return saving satisfies never
  }
}
