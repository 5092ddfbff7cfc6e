/** The proposal that can be answered now, or else the one agreed last: seals, objections, the reader's answer, what is new. */
import { MessageSquareWarning } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTalkAbout } from '#client/records/use-talk-about.ts'
import { useBoard } from '#client/state/use-board.ts'
import { useFormat } from '#client/state/use-format.ts'
import { useProposals } from '#client/state/use-proposals.ts'
import { Button } from '#client/ui/button.tsx'
import { ConfirmDialog } from '#client/ui/confirm-dialog.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { type Proposal, standing } from '#shared/agreement/standing.ts'
import { Refusal, type RefusalCode } from '#shared/protocol/refusals.ts'
import { agreedAt } from './agreed-at.ts'
import { Answer } from './answer.tsx'
import { CertificateLinks } from './certificate-links.tsx'
import { Changes } from './changes.tsx'
import { Fingerprint } from './fingerprint.tsx'
import { Seal } from './seal.tsx'
import { staleLanguages } from './stale-languages.ts'
import { useComparison } from './use-comparison.ts'
import { Vouching } from './vouching.tsx'

/** All about one proposal. */
export function CurrentProposal({ proposal }: { readonly proposal: Proposal }): ReactElement {
  const { t } = useTranslation()
  const { proposals } = useProposals()
  const { committee, may } = useBoard()
  const before = beforeOf(proposal, proposals)
  const compared = useComparison(before?.version ?? null, proposal.version)
  const isOpen = ['open', 'objected'].includes(standing(proposal, proposals))
  const stale = compared.after === null ? [] : staleLanguages(compared.after)
  return (
    <>
      <section className="agreement-block">
        <h3>{t('agreement.committees')}</h3>
        <ul className="agreement-seals">
          {proposal.committees.map(id => {
            const found = committee(id)
            const decision = proposal.decisions.find(each => each.committee === id)
            return found === undefined ? null : <Seal key={id} committee={found} decision={decision} />
          })}
        </ul>
        <Objections proposal={proposal} />
        {/* Stays when the last answer makes it agreed: the receipt of that answer is still to be shown. */}
        <Answer proposal={proposal} isOpen={isOpen} changes={before === null ? null : compared.changes} stale={stale} />
        {isOpen ? null : <Notice tone="ok">{t('agreement.agreedAll', { version: proposal.version })}</Notice>}
        {isOpen || !may('export') ? null : <CertificateLinks version={proposal.version} />}
        {isOpen ? <Vouching proposal={proposal} /> : null}
        {isOpen ? <Withdraw proposal={proposal} /> : null}
      </section>
      <WhatIsNew before={before} comparison={compared} />
      <Fingerprint version={proposal.version} digest={proposal.digest} />
    </>
  )
}

/** The proposal agreed last before this one. */
function beforeOf(proposal: Proposal, proposals: readonly Proposal[]): Proposal | null {
  const earlier = proposals.filter(p => p.version < proposal.version && standing(p, proposals) === 'agreed')
  return earlier.reduce<Proposal | null>((best, p) => (best === null || p.version > best.version ? p : best), null)
}

function Objections({ proposal }: { readonly proposal: Proposal }): ReactElement {
  const { t } = useTranslation()
  const { committee } = useBoard()
  const talkAbout = useTalkAbout()
  const objections = proposal.decisions.filter(each => each.kind === 'object')
  return (
    <>
      {objections.map(each => (
        <Notice
          key={each.committee}
          tone="warn"
          icon={<MessageSquareWarning aria-hidden size={18} />}
          action={
            <Button variant="quiet" size="small" onPress={() => talkAbout({ kind: 'proposal', id: proposal.id })}>
              {t('agreement.answerInTalk')}
            </Button>
          }
        >
          <strong>{t('agreement.asksForChange', { city: committee(each.committee)?.city })}</strong>{' '}
          <bdi>{each.comment}</bdi>
        </Notice>
      ))}
    </>
  )
}

type WhatIsNewProps = { readonly before: Proposal | null; readonly comparison: ReturnType<typeof useComparison> }

function WhatIsNew({ before, comparison }: WhatIsNewProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  if (before === null) return <p className="agreement-hint">{t('agreement.firstVersion')}</p>
  return (
    <section className="agreement-block">
      <h3>
        {t('agreement.whatIsNew', { version: before.version })}{' '}
        <span className="agreement-hint">
          {t('agreement.whatIsNewHint', { when: format.dateTime(agreedAt(before)) })}
        </span>
      </h3>
      <Changes comparison={comparison} />
    </section>
  )
}

/** For the committee that proposed: to take it back. */
function Withdraw({ proposal }: { readonly proposal: Proposal }): ReactElement | null {
  const { t } = useTranslation()
  const { me, may } = useBoard()
  const { withdraw } = useProposals()
  const [isAsked, setAsked] = useState(false)
  const [refused, setRefused] = useState<RefusalCode | null>(null)
  if (me.committee !== proposal.by.committee || !may('withdraw')) return null
  const confirm = () =>
    withdraw().catch((error: unknown) => setRefused(error instanceof Refusal ? error.code : 'unexpected'))
  return (
    <>
      {refused === null ? null : (
        <Notice tone="stop" role="alert">
          {t('agreement.failed')} {t(`refusal.${refused}`)}
        </Notice>
      )}
      <Button variant="quiet" size="small" onPress={() => setAsked(true)}>
        {t('agreement.withdraw')}
      </Button>
      <ConfirmDialog
        isOpen={isAsked}
        title={t('agreement.withdrawTitle', { version: proposal.version })}
        confirmLabel={t('agreement.withdraw')}
        cancelLabel={t('common.cancel')}
        onConfirm={confirm}
        onClose={() => setAsked(false)}
      >
        {t('agreement.withdrawText')}
      </ConfirmDialog>
    </>
  )
}
