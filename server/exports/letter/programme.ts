/** The programme in short: what happens on which day, as a table of a letter. */
import type { ProgrammeItem } from '#shared/plan/plan.ts'
import type { Line } from '../content.ts'
import { cell, joined, plain, tableOf } from '../content-blocks.ts'
import { daysOf, placeLine } from '../content-programme.ts'
import type { ExportInput } from '../input.ts'
import type { LetterBlock } from './pieces.ts'
import type { Writer } from './writer.ts'

/** One row a day; what has no day yet is no part of a letter. */
export function programmeBlocks(input: ExportInput, writer: Writer): LetterBlock[] {
  const { words, reader } = writer
  const days = daysOf(input.plan.items).filter(({ day }) => day !== null)
  return tableOf('programme', words('formal.programme'), days, [
    { id: 'day', title: words('formal.day'), line: ({ day }) => plain(reader.day(day)) },
    {
      id: 'happens',
      title: words('formal.happens'),
      line: ({ items }) =>
        joined(
          items.map(item => itemLine(item, input, writer)),
          '\n',
        ),
    },
  ])
}

function itemLine(item: ProgrammeItem, input: ExportInput, { reader }: Writer): Line {
  const time = [item.start, item.end].filter(clock => clock !== null).join('–')
  const what = joined([plain(time), cell(reader.read(item.title))], ' ')
  return joined([what, placeLine(item, input, reader)], ', ')
}
