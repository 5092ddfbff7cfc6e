/** The warnings of `checks.ts` at the thing that they are about. */
import { History, TriangleAlert } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Format } from '#client/state/format.ts'
import { useFormat } from '#client/state/use-format.ts'
import { useWarningsAbout } from '#client/state/use-warnings.ts'
import type { Id } from '#shared/ids.ts'
import type { Warning, WarningCode } from '#shared/plan/checks.ts'
import type { ListKind } from '#shared/plan/plan.ts'

export type WarningsProps = {
  readonly kind: ListKind
  readonly id: Id
  /** Warnings that stand elsewhere on the same screen. */
  readonly except?: readonly WarningCode[]
}

/** A line for each warning; nothing when all is well. */
export function Warnings({ kind, id, except = [] }: WarningsProps): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  const warnings = useWarningsAbout(kind, id).filter(each => !except.includes(each.code))
  if (warnings.length === 0) return null
  return (
    <ul className="records-warnings">
      {warnings.map(warning => (
        <li key={`${warning.code} ${warning.id}`} data-quiet={isQuiet(warning) || undefined}>
          {isQuiet(warning) ? <History aria-hidden size={14} /> : <TriangleAlert aria-hidden size={16} />}
          <span>{t(`check.${warning.code}`, shownFacts(warning, format))}</span>
        </li>
      ))}
    </ul>
  )
}

// A translation that waits is work to do and no conflict: it must not shout among those that are.
function isQuiet(warning: Warning): boolean {
  return warning.code === 'wordings-stale'
}

/** The facts of a warning as the reader writes them: days, figures and names of languages. */
export function shownFacts({ facts }: Warning, format: Format): Record<string, string | number> {
  const shown = Object.entries(facts).map(([name, fact]) => [name, shownFact(name, fact, format)])
  return Object.fromEntries(shown)
}

// `count` stays a number, since it chooses the plural.
function shownFact(name: string, fact: string | number, format: Format): string | number {
  if (name === 'count') return fact
  if (typeof fact === 'number') return format.number(fact, 2)
  if (name === 'languages') return format.list(fact.split(', ').map(format.language))
  if (/^\d{4}-\d\d-\d\d$/.test(fact)) return format.dayShort(fact)
  const decimals = /^-?\d+\.(\d+)$/.exec(fact)?.[1]
  return decimals === undefined ? fact : exactly(Number(fact), decimals.length, format.locale)
}

function exactly(value: number, digits: number, locale: string): string {
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  return new Intl.NumberFormat(locale, options).format(value)
}
