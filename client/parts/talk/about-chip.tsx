/** The small button on a message that says what it is about and leads there. */
import { MapPin } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useGuest } from '#client/state/part-context.ts'
import { useBoard } from '#client/state/use-board.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { useProposals } from '#client/state/use-proposals.ts'
import { useSelection } from '#client/state/use-selection.ts'
import { Button } from '#client/ui/button.tsx'
import type { About } from '#shared/talk/message.ts'
import { type Named, nameOf } from './about.ts'

/** The present name of what `about` points to; null once it is gone. */
export function useNamed(about: About | null): Named | null {
  const { t, i18n } = useTranslation()
  const { proposals } = useProposals()
  const plan = usePlan(whole => whole)
  if (about === null) return null
  return nameOf(about, plan, proposals, i18n.language, version => t('talk.aboutProposal', { version }))
}

/** A chip that goes to the thing; plain words when the thing is gone. */
export function AboutChip({ about }: { readonly about: About }): ReactElement {
  const { t } = useTranslation()
  const named = useNamed(about)
  const { id } = useBoard()
  const { select } = useSelection()
  const [, go] = useLocation()
  const guest = useGuest()
  if (named !== null && guest !== null && !guest.parts.some(part => part === named.part))
    return (
      <bdi className="talk-chip talk-chip-gone" lang={named.language ?? undefined}>
        {named.name}
      </bdi>
    )
  if (named === null) return <span className="talk-chip talk-chip-gone">{t('talk.aboutGone')}</span>
  const open = () => {
    if (named.kind !== null) select(named.kind, about.id)
    go(`/boards/${id}/${named.part}`)
  }
  return (
    <Button
      variant="quiet"
      size="small"
      className="talk-chip"
      icon={<MapPin aria-hidden size={13} />}
      aria-label={t('talk.about', { name: named.name })}
      onPress={open}
    >
      <bdi lang={named.language ?? undefined}>{named.name}</bdi>
    </Button>
  )
}
