/** How many take part: heads per committee and kind. Never names. */
import { Pencil, Plus } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommitteeName } from '#client/records/committee.tsx'
import { useBoard } from '#client/state/use-board.ts'
import { useEdit } from '#client/state/use-edit.ts'
import { useFormat } from '#client/state/use-format.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { Button } from '#client/ui/button.tsx'
import { onDemand } from '#client/ui/on-demand.tsx'
import type { Group, Plan } from '#shared/plan/plan.ts'
import { type HeadCount, headCounts, sum } from './head-counts.ts'
import { Panel } from './panel.tsx'

const GroupsSheet = onDemand(async () => (await import('./groups-sheet.tsx')).GroupsSheet)

/** Sums as a list; the groups themselves open in a sheet. */
export function Groups(): ReactElement {
  const { t } = useTranslation()
  const { readOnly } = useEdit()
  const groups = usePlan(groupsOf)
  const [isOpen, setOpen] = useState(false)
  const isEmpty = groups.length === 0
  return (
    <Panel
      title={t('overview.groups')}
      note={isEmpty ? undefined : t('overview.people', { count: sum(groups) })}
      action={
        readOnly ? undefined : (
          <Button
            size="small"
            icon={isEmpty ? <Plus aria-hidden size={16} /> : <Pencil aria-hidden size={16} />}
            onPress={() => setOpen(true)}
          >
            {isEmpty ? t('overview.addGroup') : t('overview.editGroups')}
          </Button>
        )
      }
    >
      {isEmpty ? <p className="overview-unset">{t('overview.noGroupsHint')}</p> : <Counts groups={groups} />}
      <GroupsSheet isOpen={isOpen} onClose={() => setOpen(false)} />
    </Panel>
  )
}

function groupsOf(plan: Plan): readonly Group[] {
  return plan.groups
}

function Counts({ groups }: { readonly groups: readonly Group[] }): ReactElement {
  const { committees } = useBoard()
  const counts = headCounts(
    groups,
    committees.map(each => each.id),
  )
  return (
    <ul className="overview-list">
      {counts.map(count => (
        <li key={count.committee ?? ''} className="overview-row">
          <CountRow {...count} />
        </li>
      ))}
    </ul>
  )
}

function CountRow({ committee, total, kinds }: HeadCount): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const words = kinds.map(({ kind, count }) =>
    t('overview.ofKind', { kind: t(`fields.groupKind.${kind}`), count: format.number(count) }),
  )
  return (
    <>
      <div className="overview-row-main">
        <CommitteeName id={committee} empty={t('overview.noCommittee')} />
        <span className="overview-more">{words.join(' · ')}</span>
      </div>
      <b className="overview-figure">{format.number(total)}</b>
    </>
  )
}
