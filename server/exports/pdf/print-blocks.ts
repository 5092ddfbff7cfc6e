/** The blocks of a sheet: those of the content, said by each reader and put together. */
import type { LegStatus } from '#shared/plan/plan.ts'
import type { Block, Station } from '../content.ts'
import { type Readers, type Sides, sides } from './print-lines.ts'
import { type PrintTable, printTable } from './print-tables.ts'
import { type PrintText, printText } from './print-texts.ts'

export type PrintFact = { readonly name: Sides; readonly value: Sides }
/** `sure`: one can count on it, so that its line is drawn whole. */
export type PrintOnward = { readonly text: Sides; readonly remarks: Sides; readonly sure: boolean }
export type PrintStation = {
  readonly number: string
  readonly name: Sides
  readonly place: Sides
  readonly stay: Sides
  readonly calls: readonly { readonly day: Sides; readonly time: string }[]
  readonly onward: PrintOnward | null
}
export type PrintBlock =
  | { readonly kind: 'heading'; readonly line: Sides }
  | { readonly kind: 'facts'; readonly facts: readonly PrintFact[] }
  | { readonly kind: 'list'; readonly lines: readonly Sides[] }
  | { readonly kind: 'route'; readonly stations: readonly PrintStation[] }
  | PrintTable
  | PrintText

/** One block for each reader, of the same kind and length, as one. `under`: the level of the heading it stands under. */
export function printBlock(blocks: readonly Block[], readers: Readers, under: number): PrintBlock {
  const [first] = blocks
  switch (first?.kind) {
    case 'heading':
      return {
        kind: 'heading',
        line: sides(
          readers,
          of(blocks, 'heading').map(block => block.line),
        ),
      }
    case 'facts':
      return {
        kind: 'facts',
        facts: printFacts(
          of(blocks, 'facts').map(block => block.facts),
          readers,
        ),
      }
    case 'list': {
      const lists = of(blocks, 'list')
      const line = (i: number) =>
        sides(
          readers,
          lists.map(list => list.lines[i] ?? []),
        )
      return { kind: 'list', lines: first.lines.map((_, i) => line(i)) }
    }
    case 'route': {
      const routes = of(blocks, 'route').map(block => block.stations)
      const stations = first.stations.map((_, i) => routes.flatMap(route => route[i] ?? []))
      return { kind: 'route', stations: stations.map((all, i) => printStation(all, i, readers)) }
    }
    case 'table':
      return printTable(of(blocks, 'table'), readers)
    case 'rich':
      return printText(of(blocks, 'rich'), readers, under)
    case undefined:
      throw new Error('a block needs a reader')
    default:
      return first satisfies never
  }
}

type Facts = Extract<Block, { kind: 'facts' }>['facts']

/** Names and what stands for them, from each reader's list. */
export function printFacts(lists: readonly Facts[], readers: Readers): PrintFact[] {
  return (lists[0] ?? []).map((_, i) => ({
    name: sides(
      readers,
      lists.map(facts => [{ text: facts[i]?.name ?? '' }]),
    ),
    value: sides(
      readers,
      lists.map(facts => facts[i]?.line ?? []),
    ),
  }))
}

const counted: readonly (LegStatus | 'missing')[] = ['runs', 'charter']

function printStation(stations: readonly Station[], place: number, readers: Readers): PrintStation {
  const [first] = stations
  const side = (line: (station: Station) => Station['name']) => sides(readers, stations.map(line))
  const calls = (first?.calls ?? []).map(({ time }, i) => ({
    day: side(({ calls }) => [{ text: calls[i]?.day ?? '' }]),
    time,
  }))
  const onward = first?.onward ?? null
  return {
    number: String(place + 1),
    name: side(station => station.name),
    place: side(station => station.place),
    stay: side(station => station.stay),
    calls,
    onward:
      onward === null
        ? null
        : {
            text: side(station => station.onward?.text ?? []),
            remarks: side(station => station.onward?.remarks ?? []),
            sure: counted.includes(onward.status),
          },
  }
}

/** All readers have the same blocks in the same order: only their words differ. */
function of<K extends Block['kind']>(blocks: readonly Block[], kind: K): Extract<Block, { kind: K }>[] {
  return blocks.filter((block): block is Extract<Block, { kind: K }> => block.kind === kind)
}
