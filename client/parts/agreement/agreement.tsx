/** Where a version is put to the committees, answered, and found again: the record of what was agreed. */
import { Download, Eye } from 'lucide-react'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useBoard } from '#client/state/use-board.ts'
import { useFormat } from '#client/state/use-format.ts'
import { useProposals } from '#client/state/use-proposals.ts'
import { PartHeader } from '#client/ui/part-header.tsx'
import { type Proposal, standing } from '#shared/agreement/standing.ts'
import { agreedAt } from './agreed-at.ts'
import { CurrentProposal } from './current-proposal.tsx'
import { Propose } from './propose.tsx'
import { Versions } from './versions.tsx'
import './agreement.css'

/** The open or last agreed proposal first, then the draft that could be proposed, then all versions. */
export function Agreement(): ReactElement {
  const { t } = useTranslation()
  const { open, agreed } = useProposals()
  const current = open ?? agreed
  const [atOpening] = useState(current?.id)
  return (
    <section className="agreement" aria-label={t('agreement.title')}>
      <PartHeader
        title={t('agreement.title')}
        summary={<Summary current={current} />}
        actions={
          current === null ? undefined : (
            <VersionLinks key={current.id} proposal={current} isNew={current.id !== atOpening} />
          )
        }
      />
      <div className="agreement-body">
        {current === null ? null : <CurrentProposal key={current.id} proposal={current} />}
        <Propose />
        <Versions />
      </div>
    </section>
  )
}

function Summary({ current }: { readonly current: Proposal | null }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { proposals } = useProposals()
  const { committee } = useBoard()
  if (current === null) return <>{t('agreement.nothingYet')}</>
  const { version } = current
  if (standing(current, proposals) === 'agreed')
    return <>{t('agreement.agreedSummary', { version, when: format.dateTime(agreedAt(current)) })}</>
  const city = committee(current.by.committee)?.city ?? current.by.name
  return <>{t('agreement.proposedBy', { version, city, when: format.dateTime(current.at) })}</>
}

type VersionLinksProps = { readonly proposal: Proposal; readonly isNew: boolean }

function VersionLinks({ proposal, isNew }: VersionLinksProps): ReactElement {
  const { t, i18n } = useTranslation()
  const { id, me } = useBoard()
  const { version, by } = proposal
  const read = useRef<HTMLAnchorElement>(null)
  // The button with which I proposed is gone, and the focus with it: it goes on with what can be done now.
  useEffect(() => {
    const isMine = isNew && by.member === me.member
    if (isMine && document.activeElement === document.body) read.current?.focus({ preventScroll: true })
  }, [isNew, by.member, me.member])
  const query = new URLSearchParams({ version: String(version), language: i18n.language })
  return (
    <>
      <Link
        ref={read}
        className="ui-button ui-button-plain ui-button-normal"
        href={`/boards/${id}/versions/${version}`}
      >
        <Eye aria-hidden size={18} />
        {t('agreement.read', { version })}
      </Link>
      <a
        className="ui-button ui-button-plain ui-button-normal"
        href={`/api/boards/${id}/export/html?${query}`}
        download
      >
        <Download aria-hidden size={18} />
        {t('agreement.export', { version })}
      </a>
    </>
  )
}
