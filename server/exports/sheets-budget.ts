/**
 * The sheets of the budget. Sums are values and not formulas, computed as on the board to the cent: a formula would be
 * blank wherever nothing computes it, and could differ by what is rounded.
 */
import type { CurrencySums, InKind, Sums } from '#shared/plan/budget.ts'
import { budgetSums, lineShares } from '#shared/plan/budget.ts'
import type { BudgetLine, Currency, Rate } from '#shared/plan/plan.ts'
import type { ExportInput } from './input.ts'
import type { Reader } from './reader.ts'
import { dayCell, moneyCell, numberCell, type Sheet, type SheetColumn, sheetOf, textCell, wordsCell } from './sheets.ts'

/** Lines with each committee's share, sums, gifts in kind, exchange rates. */
export function budgetSheets(input: ExportInput, reader: Reader): Sheet[] {
  const committees = input.committees.map(committee => committee.id)
  const sums = budgetSums(input.plan, committees)
  return [
    linesSheet(input, reader),
    sumsSheet(sums.currencies, sums.total, reader),
    inKindSheet(sums.inKind, reader),
    ratesSheet(input, reader),
  ]
}

function linesSheet({ plan, committees }: ExportInput, reader: Reader): Sheet {
  const { words } = reader
  const ids = committees.map(committee => committee.id)
  const shares = new Map(plan.lines.map(line => [line, lineShares(line, line.planned, ids, plan.groups)]))
  const shareColumns = committees.map(
    ({ city }, i): SheetColumn<BudgetLine> => [
      `${city}: ${words('fields.line.share')}`,
      line => (line.inKind ? null : moneyCell(shares.get(line)?.[i] ?? 0, line.currency)),
    ],
  )
  return sheetOf<BudgetLine>(words('fields.part.budget'), plan.lines, [
    [words('fields.line.title'), line => wordsCell(reader.read(line.title), reader)],
    [words('fields.line.category'), line => textCell(words(`fields.category.${line.category}`))],
    [words('fields.line.payer'), line => textCell(reader.committee(line.payer))],
    [words('fields.line.currency'), line => textCell(line.currency)],
    [words('fields.line.planned'), line => moneyCell(line.planned, line.currency)],
    [words('fields.line.actual'), line => moneyCell(line.actual, line.currency)],
    [words('fields.line.inKind'), line => textCell(line.inKind ? words('export.yes') : '')],
    [words('fields.line.shareRule'), line => textCell(words(`fields.shareRule.${line.shareRule}`))],
    ...shareColumns,
  ])
}

/** One row of sums: a committee, what belongs to nobody, or all of it. */
type SumRow = {
  readonly name: string
  readonly currency: Currency
  readonly planned: Partial<Account>
  readonly actual: Partial<Account>
}
type Account = { readonly pays: number; readonly share: number; readonly balance: number }

function sumsSheet(
  currencies: readonly CurrencySums[],
  total: ReturnType<typeof budgetSums>['total'],
  reader: Reader,
): Sheet {
  const { words } = reader
  const rows = currencies.flatMap(each => sumRows(each, reader))
  if (total !== null && currencies.length > 1)
    rows.push({
      name: words('export.totalAll'),
      currency: total.currency,
      planned: { pays: total.planned },
      actual: { pays: total.actual },
    })
  const column = (side: 'planned' | 'actual', part: keyof Account, word: string): SheetColumn<SumRow> => [
    `${words(`fields.line.${side}`)}: ${word}`,
    row => moneyCell(row[side][part] ?? null, row.currency),
  ]
  const sides = (['planned', 'actual'] as const).flatMap(side => [
    column(side, 'pays', words('export.pays')),
    column(side, 'share', words('export.bears')),
    column(side, 'balance', words('export.balance')),
  ])
  return sheetOf<SumRow>(words('export.sums'), rows, [
    [words('export.committee'), row => textCell(row.name)],
    [words('fields.line.currency'), row => textCell(row.currency)],
    ...sides,
  ])
}

/** The committees, then what nobody pays or bears, then the whole, which all rows above add up to. */
function sumRows({ currency, planned, actual }: CurrencySums, reader: Reader): SumRow[] {
  const { words } = reader
  const row = (name: string, of: (sums: Sums) => Partial<Account>): SumRow => ({
    name,
    currency,
    planned: of(planned),
    actual: of(actual),
  })
  const open = [
    row(words('export.unpaid'), sums => ({ pays: sums.unpaid })),
    row(words('export.unshared'), sums => ({ share: sums.unshared })),
  ].filter(({ planned: now, actual: then }) => [now.pays, now.share, then.pays, then.share].some(Boolean))
  return [
    ...planned.committees.map(({ committee }, i) => row(reader.committee(committee), sums => sums.committees[i] ?? {})),
    ...open,
    row(words('export.totalIn', { currency }), ({ total }) => ({ pays: total, share: total })),
  ]
}

function inKindSheet(gifts: readonly InKind[], reader: Reader): Sheet {
  const { words } = reader
  return sheetOf<InKind>(words('export.inKind'), gifts, [
    [words('export.committee'), gift => textCell(reader.committee(gift.committee))],
    [words('export.worth'), gift => moneyCell(gift.planned, gift.currency)],
  ])
}

function ratesSheet({ plan }: ExportInput, reader: Reader): Sheet {
  const { words } = reader
  const used = plan.rates.filter(rate => rate.rate !== '')
  return sheetOf<Rate>(words('fields.kind.rates'), used, [
    [words('fields.rate.currency'), rate => textCell(rate.currency)],
    [
      `${words('fields.rate.rate')} (${plan.currency})`,
      rate => numberCell(Number(rate.rate), rate.rate.split('.')[1]?.length ?? 0),
    ],
    [words('fields.rate.day'), rate => dayCell(rate.day)],
    [words('fields.rate.source'), rate => textCell(rate.source)],
  ])
}
