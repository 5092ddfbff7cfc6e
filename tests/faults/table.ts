/** The table of the fault run: rows for the terminal, and the page docs/reliability.md that keeps the last long run. */
import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Figure, Size } from './fault.ts'
import { holds } from './fault.ts'

/** What became of one fault. `failure`: why it could not be run, or null. */
export type Outcome = {
  readonly title: string
  readonly figures: readonly Figure[]
  readonly failure: string | null
  readonly seconds: number
}

const page = join(import.meta.dirname, '../../docs/reliability.md')
const [begin, end] = ['<!-- table of the last long run: npm run faults -- --write -->', '<!-- end of table -->']

/** The rows of one fault, as Markdown. */
export function rowsOf({ title, figures, failure, seconds }: Outcome): string[] {
  const [number = '', ...words] = title.split(' ')
  if (failure !== null) return [`| ${number} | ${words.join(' ')} | could not be run | | | ${seconds.toFixed(0)} s |`]
  return figures.map((figure, i) => {
    const [name, took] = i === 0 ? [`${number} | ${words.join(' ')}`, `${seconds.toFixed(0)} s`] : [' | ', '']
    return `| ${name} | ${figure.what} | ${numberOf(figure)} | ${mustOf(figure)} | ${took} |`
  })
}

/** Puts the rows into the page's table, in the place of older ones of the same faults, with what they were run on. */
export function writeTable(
  outcomes: readonly Outcome[],
  { seed, size }: { readonly seed: number; readonly size: Size },
): void {
  const text = readFileSync(page, 'utf8')
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < 0) throw new Error(`${page} has no place for the table`)
  const groups = groupsIn(text.slice(from + begin.length, to))
  for (const outcome of outcomes) groups.set(outcome.title.split(' ')[0] ?? '', rowsOf(outcome))
  const rows = [...groups].sort(([a], [b]) => order.compare(a, b)).flatMap(([, lines]) => lines)
  const about = `Seed ${seed}, ${size} form, Node ${process.versions.node}, ${availableParallelism()} cores.`
  const table = [...head, ...rows].join('\n')
  writeFileSync(page, `${text.slice(0, from + begin.length)}\n${about}\n\n${table}\n${text.slice(to)}`)
}

const head = ['| # | Fault | Figure | Seen | Must | Took |', '| --- | --- | --- | ---: | --- | ---: |']
/** F2 stands before F10. */
const order = new Intl.Collator('en', { numeric: true })

/** The rows of a table by the number of their fault, which only the first of each fault has. */
function groupsIn(table: string): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  let current: string[] = []
  for (const row of table.split('\n').filter(line => line.startsWith('| ') && !head.includes(line))) {
    const number = row.match(/^\| (F\w+)/)?.[1]
    if (number !== undefined) {
      current = []
      groups.set(number, current)
    }
    current.push(row)
  }
  return groups
}

function numberOf({ value, unit }: Figure): string {
  const digits = Math.abs(value) < 10 && !Number.isInteger(value) ? 1 : 0
  const text = value.toLocaleString('en', { maximumFractionDigits: digits })
  return unit === undefined ? text : `${text} ${unit}`
}

function mustOf(figure: Figure): string {
  const { most, least } = figure
  const bound = most === 0 ? '0' : most === undefined ? (least === undefined ? '' : `≥ ${least}`) : `≤ ${most}`
  return bound === '' || holds(figure) ? bound : `**${bound}, NOT MET**`
}
