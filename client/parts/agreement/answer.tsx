/** The answer of the reader's own committee: approve, ask for a change, or abstain; confirmed once, then a receipt. */
import { MessageSquareWarning, Minus, Stamp } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoard } from '#client/state/use-board.ts'
import { useFormat } from '#client/state/use-format.ts'
import { Button } from '#client/ui/button.tsx'
import type { Decision, DecisionKind, Proposal } from '#shared/agreement/standing.ts'
import type { Change } from '#shared/plan/diff.ts'
import type { Language } from '#shared/plan/plan.ts'
import { ConfirmAnswer } from './confirm-answer.tsx'
import { Receipt } from './receipt.tsx'

export type AnswerProps = {
  readonly proposal: Proposal
  /** False once it can no longer be answered. */
  readonly isOpen: boolean
  /** What is new since the last agreed version; null when none was agreed before. */
  readonly changes: readonly Change[] | null
  readonly stale: readonly Language[]
}

/** Buttons for a signatory whose committee has not answered; otherwise words that say why there are none. */
export function Answer(props: AnswerProps): ReactElement {
  const { me, committee } = useBoard()
  const [asked, setAsked] = useState<DecisionKind | null>(null)
  const [receipt, setReceipt] = useState<Decision | null>(null)
  const city = committee(me.committee)?.city ?? ''
  const done = (answered: Proposal) => {
    setAsked(null)
    setReceipt(answered.decisions.find(each => each.committee === me.committee) ?? null)
  }
  return (
    <>
      {props.isOpen ? <Choices proposal={props.proposal} city={city} onAsk={setAsked} /> : null}
      {asked === null ? null : (
        <ConfirmAnswer {...props} kind={asked} city={city} onClose={() => setAsked(null)} onDone={done} />
      )}
      {receipt === null ? null : (
        <Receipt proposal={props.proposal} decision={receipt} onClose={() => setReceipt(null)} />
      )}
    </>
  )
}

type ChoicesProps = {
  readonly proposal: Proposal
  readonly city: string
  readonly onAsk: (kind: DecisionKind) => void
}

function Choices({ proposal, city, onAsk }: ChoicesProps): ReactElement {
  const { t } = useTranslation()
  const { me } = useBoard()
  if (!proposal.committees.includes(me.committee)) return <Words>{t('agreement.notTaking')}</Words>
  if (proposal.decisions.some(each => each.committee === me.committee))
    return <Words>{t('agreement.answered', { city })}</Words>
  if (!me.signatory) return <WhoSigns city={city} />
  return (
    <div className="agreement-answer">
      <Button variant="primary" icon={<Stamp aria-hidden size={18} />} onPress={() => onAsk('approve')}>
        {t('agreement.approveFor', { city })}
      </Button>
      <Button icon={<MessageSquareWarning aria-hidden size={18} />} onPress={() => onAsk('object')}>
        {t('agreement.askForChange')}
      </Button>
      <Button variant="quiet" icon={<Minus aria-hidden size={18} />} onPress={() => onAsk('abstain')}>
        {t('agreement.abstain')}
      </Button>
      <Words>{t('agreement.youSign', { city })}</Words>
    </div>
  )
}

function WhoSigns({ city }: { readonly city: string }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { me, members } = useBoard()
  const names = members.filter(each => each.committee === me.committee && each.signatory).map(each => each.name)
  if (names.length === 0) return <Words>{t('agreement.nobodySigns', { city })}</Words>
  return <Words>{t('agreement.cannotSign', { city, names: format.list(names) })}</Words>
}

function Words({ children }: { readonly children: string }): ReactElement {
  return <p className="agreement-hint">{children}</p>
}
