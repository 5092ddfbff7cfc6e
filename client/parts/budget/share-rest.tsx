/** What typed shares leave over or take too much, and the button that gives the rest to somebody. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoard } from '#client/state/use-board.ts'
import { useEdit } from '#client/state/use-edit.ts'
import { useFormat } from '#client/state/use-format.ts'
import { Button } from '#client/ui/button.tsx'
import { Menu } from '#client/ui/menu.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { sharesGap } from '#shared/plan/budget.ts'
import type { BudgetLine } from '#shared/plan/plan.ts'

/** A function that says by how much the shares of a line miss the whole. */
export function useGapWords(): (line: BudgetLine) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return line => {
    const gap = sharesGap(line)
    if (gap === 0) return t('budget.sharesComplete')
    const size = Math.abs(gap)
    const amount = line.shareRule === 'percent' ? format.percent(size) : format.money(size, line.currency)
    return t(gap > 0 ? 'budget.sharesMissing' : 'budget.sharesTooMuch', { amount })
  }
}

/** A line under the shares. Nothing for rules that always add up. */
export function ShareRest({ line }: { readonly line: BudgetLine }): ReactElement | null {
  const gapWords = useGapWords()
  const { readOnly } = useEdit()
  if (line.shareRule !== 'percent' && line.shareRule !== 'fixed') return null
  const gap = sharesGap(line)
  return (
    <Notice
      role="status"
      tone={gap === 0 ? 'ok' : gap > 0 ? 'warn' : 'stop'}
      action={gap > 0 && !readOnly ? <GiveRest line={line} gap={gap} /> : undefined}
    >
      {gapWords(line)}
    </Notice>
  )
}

function GiveRest({ line, gap }: { readonly line: BudgetLine; readonly gap: number }): ReactElement {
  const { t } = useTranslation()
  const { change } = useEdit()
  const { committees } = useBoard()
  const give = (id: string) =>
    change('lines', line.id, { shares: { ...line.shares, [id]: (line.shares[id] ?? 0) + gap } })
  return (
    <Menu
      label={t('budget.giveRestTo')}
      trigger={<Button size="small">{t('budget.giveRestTo')}</Button>}
      entries={committees.map(each => ({
        id: each.id,
        label: t('budget.giveRest', { city: each.city }),
        onAction: () => give(each.id),
      }))}
    />
  )
}
