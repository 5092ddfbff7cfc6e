/** A committee's seal: a double ring in its colour when it approved, dashed while it is asked, amber when it wants a change. */
import { Check, Clock, MessageSquareWarning, Minus } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoard } from '#client/state/use-board.ts'
import { useFormat } from '#client/state/use-format.ts'
import { cityStyle } from '#client/ui/mark.tsx'
import type { Decision, DecisionKind } from '#shared/agreement/standing.ts'
import type { Committee } from '#shared/protocol/routes.ts'
import { howWords } from './how-words.ts'

type SealState = DecisionKind | 'open'

const icons: Readonly<Record<SealState, ReactElement>> = {
  approve: <Check aria-hidden size={30} />,
  object: <MessageSquareWarning aria-hidden size={26} />,
  abstain: <Minus aria-hidden size={26} />,
  open: <Clock aria-hidden size={26} />,
}

export type SealProps = { readonly committee: Committee; readonly decision: Decision | undefined }

/** Ring, city, and in words who answered what and when, or how many people can sign. */
export function Seal({ committee, decision }: SealProps): ReactElement {
  const { t } = useTranslation()
  const state: SealState = decision?.kind ?? 'open'
  return (
    <li className="agreement-seal" style={cityStyle(committee.colour)} data-state={state}>
      <span className="agreement-ring">{icons[state]}</span>
      <bdi className="agreement-seal-city">{committee.city}</bdi>
      {decision === undefined ? (
        <OpenWords committee={committee} />
      ) : (
        <AnswerWords committee={committee} decision={decision} />
      )}
      <span className={state === 'approve' ? 'ui-hidden' : 'agreement-seal-state'}>{t(`agreement.seal.${state}`)}</span>
    </li>
  )
}

function OpenWords({ committee }: { readonly committee: Committee }): ReactElement {
  const { t } = useTranslation()
  const { members } = useBoard()
  const count = members.filter(each => each.committee === committee.id && each.signatory).length
  return <span>{t('agreement.canSign', { count })}</span>
}

function AnswerWords({
  committee,
  decision,
}: {
  readonly committee: Committee
  readonly decision: Decision
}): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const theirs = t('agreement.theirTime', { time: format.clock(decision.at, committee.zone), city: committee.city })
  const how = howWords(decision.how, t)
  return (
    <>
      <bdi>{decision.by.office}</bdi>
      <time dateTime={new Date(decision.at).toISOString()} title={theirs}>
        {format.dateTime(decision.at)}
      </time>
      {how === '' ? null : <span className="agreement-seal-how">{how}</span>}
    </>
  )
}
