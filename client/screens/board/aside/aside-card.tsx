/** One thing that is kept on this device: when, why it is not in the plan, what it says, and what can be done with it. */
import { Download, RotateCcw, Trash2 } from 'lucide-react'
import { type ReactElement, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Aside } from '#client/link/board-state.ts'
import { Changes } from '#client/parts/agreement/changes.tsx'
import { useSession } from '#client/state/board-context.ts'
import { useFormat } from '#client/state/use-format.ts'
import { useLink } from '#client/state/use-link.ts'
import { useAnnounce } from '#client/ui/announcer.tsx'
import { Button } from '#client/ui/button.tsx'
import { ConfirmDialog } from '#client/ui/confirm-dialog.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { offerFile } from '#client/ui/offer-file.ts'
import { Refusal, type RefusalCode } from '#shared/protocol/refusals.ts'
import { asideFile } from './aside-file.ts'
import { type WouldChange, wouldChange } from './would-change.ts'

type AsideCardProps = { readonly aside: Aside; readonly onDone: () => void }

/** `onDone` is called when it is not kept any more. */
export function AsideCard({ aside, onDone }: AsideCardProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { line } = useSession()
  const title = useId()
  // Once, as it was when it was looked at: while others type, the words under one's eyes should stand still.
  const would = useMemo(() => wouldChange(line.doc, aside), [line, aside])
  const when = format.dateTime(aside.at)
  return (
    <section className="aside-card" aria-labelledby={title}>
      <h3 id={title}>{t(aside.kind === 'copy' ? 'link.aside.copy' : 'link.aside.edits', { when })}</h3>
      <p>{t(whyWords(aside.why))}</p>
      {aside.isKept ? null : (
        <Notice tone="warn">
          <p>{t('link.aside.onlyHere')}</p>
        </Notice>
      )}
      <Says aside={aside} would={would} />
      <Buttons aside={aside} would={would} onDone={onDone} />
    </section>
  )
}

type WithWould = { readonly aside: Aside; readonly would: WouldChange | null }

function Says({ aside, would }: WithWould): ReactElement {
  const { t } = useTranslation()
  if (would === null) return <p className="aside-hint">{t('link.aside.cannotShow')}</p>
  if (would.changes.length === 0) return <p className="aside-hint">{t('link.aside.same')}</p>
  const lead = aside.kind === 'copy' ? 'link.aside.copyDiffers' : 'link.aside.wouldChange'
  return (
    <>
      <p className="aside-hint">{t(lead, { count: would.changes.length })}</p>
      <Changes comparison={{ ...would, isLoading: false, refused: null }} most={6} />
    </>
  )
}

function Buttons({ aside, would, onDone }: WithWould & Pick<AsideCardProps, 'onDone'>): ReactElement {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const { line, info } = useSession()
  const [isAsking, setAsking] = useState(false)
  const [refused, setRefused] = useState<RefusalCode | null>(null)
  const [isPending, setPending] = useState(false)
  const canPutIn = useCanPutIn(aside, would)
  const download = () => {
    const { name, text } = asideFile(info.id, aside, would)
    offerFile(name, text)
  }
  const putIn = () => {
    setPending(true)
    line.putInAgain(aside).then(
      () => {
        announce(t('link.aside.isIn'))
        onDone()
      },
      (error: unknown) => {
        setPending(false)
        setRefused(error instanceof Refusal ? error.code : 'unexpected')
      },
    )
  }
  const drop = async () => {
    await line.dropAside(aside)
    announce(t('link.aside.deleted'))
    onDone()
  }
  return (
    <>
      {refused === null ? null : (
        <Notice tone="stop" role="alert">
          <p>{t(`refusal.${refused}`)}</p>
        </Notice>
      )}
      <div className="aside-buttons">
        <Button icon={<Download aria-hidden size={18} />} onPress={download}>
          {t('link.aside.download')}
        </Button>
        {canPutIn ? (
          <Button icon={<RotateCcw aria-hidden size={18} className="ui-flip" />} isPending={isPending} onPress={putIn}>
            {t('link.aside.putIn')}
          </Button>
        ) : null}
        {aside.isKept ? (
          <Button variant="quiet" icon={<Trash2 aria-hidden size={18} />} onPress={() => setAsking(true)}>
            {t('link.aside.delete')}
          </Button>
        ) : null}
      </div>
      <ConfirmDialog
        title={t('link.aside.deleteTitle')}
        isOpen={isAsking}
        tone="danger"
        confirmLabel={t('link.aside.delete')}
        cancelLabel={t('common.cancel')}
        onConfirm={drop}
        onClose={() => setAsking(false)}
      >
        <p>{t('link.aside.deleteWhy')}</p>
      </ConfirmDialog>
    </>
  )
}

/** Noes that can be otherwise by now. What the gate found broken stays so, and an epoch that is over is not merged. */
const passingNoes: readonly RefusalCode[] = ['plan-full', 'read-only', 'resync']

function useCanPutIn({ kind, why }: Aside, would: WouldChange | null): boolean {
  const { connection, readOnly } = useLink()
  const isPossible = kind === 'edits' && passingNoes.includes(why) && would !== null && would.changes.length > 0
  return isPossible && connection === 'online' && !readOnly
}

function whyWords(why: RefusalCode): string {
  switch (why) {
    case 'epoch-changed':
    case 'read-only':
    case 'plan-full':
    case 'too-large':
    case 'edit-rejected':
      return `link.aside.why.${why}`
    default:
      return 'link.aside.why.other'
  }
}
