/** The days of the programme in one row, to jump to. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useToday } from '#client/records/use-today.ts'
import { useFormat } from '#client/state/use-format.ts'
import type { Day } from '#shared/plan/plan.ts'
import { daySectionId } from './day-section.tsx'
import type { ProgrammeDay } from './days.ts'

/** Buttons that bring a day into view and put the focus on its heading. */
export function DayStrip({ days }: { readonly days: readonly ProgrammeDay[] }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const today = useToday()
  return (
    <nav className="programme-strip" aria-label={t('programme.days')}>
      <ol>
        {days.map(({ day, items }) => (
          <li key={day}>
            <button type="button" aria-current={day === today ? 'date' : undefined} onClick={() => goTo(day)}>
              {format.dayShort(day)}
              <span className="programme-strip-count" aria-hidden>
                {items.length === 0 ? '–' : format.number(items.length)}
              </span>
              <span className="ui-hidden">, {t('programme.items', { count: items.length })}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function goTo(day: Day): void {
  const section = document.getElementById(daySectionId(day))
  section?.scrollIntoView({ block: 'start' })
  section?.querySelector<HTMLElement>('h3')?.focus({ preventScroll: true })
}
