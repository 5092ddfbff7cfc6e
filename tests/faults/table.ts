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

/** The whole table as Markdown. */
export function tableOf(outcomes: readonly Outcome[]): string {
  const head = ['| # | Fault | Figure | Seen | Must | Took |', '| --- | --- | --- | ---: | --- | ---: |']
  return [...head, ...outcomes.flatMap(rowsOf)].join('\n')
}

/** Puts the table into the page, with what it was run on. */
export function writeTable(table: string, { seed, size }: { readonly seed: number; readonly size: Size }): void {
  const text = readFileSync(page, 'utf8')
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < 0) throw new Error(`${page} has no place for the table`)
  const about = `Seed ${seed}, ${size} form, Node ${process.versions.node}, ${availableParallelism()} cores.`
  writeFileSync(page, `${text.slice(0, from + begin.length)}\n${about}\n\n${table}\n${text.slice(to)}`)
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
