/** The budget: its lines, who pays and who bears what, gifts in kind, exchange rates. */
import type { CurrencySums } from '#shared/plan/budget.ts'
import { budgetSums } from '#shared/plan/budget.ts'
import type { BudgetLine, Currency } from '#shared/plan/plan.ts'
import type { Block, Part } from './content.ts'
import { cell, factsOf, plain, tableOf } from './content-blocks.ts'
import type { ExportInput } from './input.ts'
import type { Reader } from './reader.ts'

/** Lines and sums; every sum is computed as on the board, to the cent. */
export function budgetPart(input: ExportInput, reader: Reader): Part {
  const { plan, committees } = input
  const sums = budgetSums(
    plan,
    committees.map(committee => committee.id),
  )
  const blocks = [
    ...lineTable(plan.lines, reader),
    ...sums.currencies.flatMap(each => sumTable(each, reader)),
    ...inKindTable(sums.inKind, reader),
    ...total(sums.total, sums.currencies.length, reader),
    ...rateTable(input, reader),
  ]
  return { id: 'budget', title: reader.words('fields.part.budget'), blocks }
}

function lineTable(lines: readonly BudgetLine[], reader: Reader): Block[] {
  const { words } = reader
  return tableOf('lines', words('fields.kind.lines'), lines, [
    { id: 'title', title: words('fields.line.title'), line: line => cell(reader.read(line.title)) },
    {
      id: 'category',
      title: words('fields.line.category'),
      line: line => plain(words(`fields.category.${line.category}`)),
    },
    { id: 'payer', title: words('fields.line.payer'), line: line => plain(reader.committee(line.payer)) },
    {
      id: 'shareRule',
      title: words('fields.line.shareRule'),
      line: line => plain(words(`fields.shareRule.${line.shareRule}`)),
    },
    { id: 'inKind', title: words('fields.line.inKind'), line: line => plain(line.inKind ? words('export.yes') : '') },
    {
      id: 'planned',
      title: words('fields.line.planned'),
      align: 'end',
      line: l => plain(reader.money(l.planned, l.currency)),
    },
    {
      id: 'actual',
      title: words('fields.line.actual'),
      align: 'end',
      line: l => plain(reader.money(l.actual, l.currency)),
    },
  ])
}

function sumTable({ currency, planned }: CurrencySums, reader: Reader): Block[] {
  const { words } = reader
  const money = (minor: number) => plain(reader.money(minor, currency))
  const table = tableOf('sums', words('export.sumsIn', { currency }), planned.committees, [
    { id: 'committee', title: words('export.committee'), line: account => plain(reader.committee(account.committee)) },
    { id: 'pays', title: words('export.pays'), align: 'end', line: account => money(account.pays) },
    { id: 'bears', title: words('export.bears'), align: 'end', line: account => money(account.share) },
    { id: 'balance', title: words('export.balance'), align: 'end', line: account => money(account.balance) },
  ])
  const rest = [
    ['export.unpaid', planned.unpaid],
    ['export.unshared', planned.unshared],
  ] as const
  const open = rest.filter(([, minor]) => minor !== 0).map(([key, minor]) => [words(key), money(minor)] as const)
  return [...table, ...factsOf([[words('export.totalIn', { currency }), money(planned.total)], ...open])]
}

function inKindTable(gifts: ReturnType<typeof budgetSums>['inKind'], reader: Reader): Block[] {
  const { words } = reader
  return tableOf('inKind', words('export.inKind'), gifts, [
    { id: 'committee', title: words('export.committee'), line: gift => plain(reader.committee(gift.committee)) },
    {
      id: 'worth',
      title: words('export.worth'),
      align: 'end',
      line: gift => plain(reader.money(gift.planned, gift.currency)),
    },
  ])
}

/** The sum over several currencies, where every rate is known. */
function total(
  sum: { readonly currency: Currency; readonly planned: number } | null,
  currencies: number,
  reader: Reader,
): Block[] {
  if (sum === null || currencies < 2) return []
  return factsOf([[reader.words('export.totalAll'), plain(reader.money(sum.planned, sum.currency))]])
}

function rateTable({ plan }: ExportInput, reader: Reader): Block[] {
  const { words } = reader
  const used = plan.rates.filter(rate => rate.rate !== '')
  return tableOf('rates', words('fields.kind.rates'), used, [
    {
      id: 'rate',
      title: words('fields.rate.rate'),
      line: rate => plain(`1 ${rate.currency} = ${rate.rate} ${plan.currency}`),
    },
    { id: 'day', title: words('fields.rate.day'), line: rate => plain(reader.day(rate.day)) },
    { id: 'source', title: words('fields.rate.source'), line: rate => plain(rate.source) },
  ])
}
