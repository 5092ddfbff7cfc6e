/** The records of a file, each with a box to tick: what is ticked is added. */
import { Fragment, type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoard } from '#client/state/use-board.ts'
import { useFormat } from '#client/state/use-format.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { Button } from '#client/ui/button.tsx'
import { CheckField } from '#client/ui/check-field.tsx'
import type { Plan } from '#shared/plan/plan.ts'
import type { FoundRecord, ImportReply } from '#shared/protocol/imports.ts'
import { factsOf, nameOf, type Telling } from './row-words.ts'

/** So many are drawn at first, and with each press. */
const page = 100

type FoundRowsProps = {
  readonly found: ImportReply
  readonly leftOut: ReadonlySet<number>
  readonly onLeaveOut: (rows: readonly number[], isLeftOut: boolean) => void
}

/** The rows, and two buttons for all of them. */
export function FoundRows({ found, leftOut, onLeaveOut }: FoundRowsProps): ReactElement {
  const { t } = useTranslation()
  const telling = useTelling()
  const [shown, setShown] = useState(page)
  const records: readonly FoundRecord[] = found.records
  const rows = records.map(({ row }) => row)
  const more = records.length - shown
  return (
    <section className="import-rows" aria-label={t('importing.choosing')}>
      <div className="import-rows-head">
        <h3>{t('importing.choosing')}</h3>
        <p>{t('importing.chosen', { chosen: records.length - leftOut.size, total: records.length })}</p>
        <Button size="small" onPress={() => onLeaveOut(rows, false)}>
          {t('importing.all')}
        </Button>
        <Button size="small" onPress={() => onLeaveOut(rows, true)}>
          {t('importing.none')}
        </Button>
      </div>
      <ul>
        {records.slice(0, shown).map(({ row, values }) => (
          <li key={row}>
            <CheckField label={nameOf(values)} value={!leftOut.has(row)} onChange={isIn => onLeaveOut([row], !isIn)} />
            <Facts facts={factsOf(found.list, values, telling)} />
          </li>
        ))}
      </ul>
      {more <= 0 ? null : (
        <Button onPress={() => setShown(shown + page)}>{t('importing.more', { count: Math.min(more, page) })}</Button>
      )}
    </section>
  )
}

/** Each fact runs in its own direction, and none turns its neighbours. */
function Facts({ facts }: { readonly facts: readonly string[] }): ReactElement | null {
  if (facts.length === 0) return null
  return (
    <p className="import-facts">
      {facts.map((fact, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two facts may say the same, and they never change places
        <Fragment key={i}>
          {i === 0 ? null : ' · '}
          <bdi>{fact}</bdi>
        </Fragment>
      ))}
    </p>
  )
}

function useTelling(): Telling {
  const { t } = useTranslation()
  const format = useFormat()
  const { committee, member } = useBoard()
  const stops = usePlan(stopsOf)
  return {
    t,
    format,
    committee: id => committee(id)?.city ?? '',
    member: id => member(id)?.name ?? '',
    stop: id => stops.find(stop => stop.id === id)?.name ?? '',
  }
}

function stopsOf(plan: Plan): Plan['stops'] {
  return plan.stops
}
