/** Where the agreement stands, in one sentence, with the way there. */
import { CircleCheck, FileClock, Stamp, TriangleAlert } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Format } from '#client/state/format.ts'
import { useBoard } from '#client/state/use-board.ts'
import { useFormat } from '#client/state/use-format.ts'
import { useProposals } from '#client/state/use-proposals.ts'
import { Notice } from '#client/ui/notice.tsx'
import { type Proposal, standing } from '#shared/agreement/standing.ts'
import { Panel } from './panel.tsx'

/** What is open comes before what was agreed, since somebody waits for it. */
export function AgreementState(): ReactElement {
  const { t } = useTranslation()
  const { id } = useBoard()
  const { open, agreed } = useProposals()
  return (
    <Panel
      title={t('overview.agreement')}
      action={
        <Link className="overview-link" href={`/boards/${id}/agreement`}>
          {t('overview.toAgreement')}
        </Link>
      }
    >
      {open === null ? null : <OpenProposal proposal={open} />}
      {agreed === null ? null : <AgreedVersion proposal={agreed} />}
      {open === null && agreed === null ? (
        <Notice tone="info" icon={<FileClock aria-hidden size={18} />}>
          {t('overview.neverProposed')}
        </Notice>
      ) : null}
    </Panel>
  )
}

function OpenProposal({ proposal }: { readonly proposal: Proposal }): ReactElement {
  const { t } = useTranslation()
  const { proposals } = useProposals()
  const { version, decisions, committees } = proposal
  if (standing(proposal, proposals) === 'objected')
    return (
      <Notice tone="warn" icon={<TriangleAlert aria-hidden size={18} />}>
        {t('overview.objected', { version })}
      </Notice>
    )
  return (
    <Notice tone="info" icon={<Stamp aria-hidden size={18} />}>
      {t('overview.proposed', { version, answered: decisions.length, count: committees.length })}
    </Notice>
  )
}

function AgreedVersion({ proposal }: { readonly proposal: Proposal }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Notice tone="ok" icon={<CircleCheck aria-hidden size={18} />}>
      {t('overview.agreed', { version: proposal.version, day: agreedOn(proposal, format) })}
    </Notice>
  )
}

/** The moment of the last decision, which made the agreement. */
function agreedOn(proposal: Proposal, format: Format): string {
  return format.dateTime(Math.max(proposal.at, ...proposal.decisions.map(decision => decision.at)))
}
