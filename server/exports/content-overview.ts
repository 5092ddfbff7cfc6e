/** The first part of a file: what the plan is for, when, between whom, and how many take part. */
import { standing } from '#shared/agreement/standing.ts'
import { routeSummary } from '#shared/plan/route.ts'
import type { Block, Line, Part } from './content.ts'
import { cell, factsOf, joined, plain, tableOf } from './content-blocks.ts'
import { editionOf } from './edition.ts'
import type { ExportInput } from './input.ts'
import type { Reader } from './reader.ts'

/** Purpose, dates, languages, committees, the route in numbers, the participants. */
export function overviewPart(input: ExportInput, reader: Reader): Part {
  const { words } = reader
  const blocks = [...facts(input, reader), ...participants(input, reader)]
  return { id: 'overview', title: words('fields.part.overview'), blocks }
}

function facts(input: ExportInput, reader: Reader): Block[] {
  const { plan, committees } = input
  const { words } = reader
  const cities = committees.map(({ city, country }) => [city, reader.countryName(country)].filter(Boolean).join(', '))
  return factsOf([
    [words('fields.plan.purpose'), cell(reader.read(plan.purpose))],
    [words('export.dates'), joined([plain(reader.day(plan.startDay)), plain(reader.day(plan.endDay))], ' – ')],
    [words('export.committees'), joined(cities.map(plain), '; ')],
    [words('fields.plan.languages'), joined(plan.languages.map(reader.languageName).map(plain), ', ')],
    [words('fields.part.route'), routeLine(input, reader)],
    [words('export.edition'), plain(editionOf(input, reader))],
    [words('export.standing'), standingLine(input, reader)],
  ])
}

function routeLine({ plan }: ExportInput, { words, km }: Reader): Line {
  const summary = routeSummary(plan)
  if (summary.stops === 0) return []
  const parts = [
    words('export.stops', { count: summary.stops }),
    summary.countries > 0 ? words('export.countries', { count: summary.countries }) : '',
    summary.km > 0 ? km(summary.km) : '',
    summary.days === null ? '' : words('export.days', { count: summary.days }),
  ]
  return joined(parts.map(plain), ', ')
}

function standingLine({ proposals, version }: ExportInput, { words }: Reader): Line {
  const proposal = proposals.find(each => version !== null && each.version === version)
  return proposal ? plain(words(`agreement.standing.${standing(proposal, proposals)}`)) : []
}

function participants({ plan }: ExportInput, reader: Reader): Block[] {
  const { words } = reader
  return tableOf('groups', words('fields.kind.groups'), plan.groups, [
    {
      id: 'committee',
      title: words('fields.group.committee'),
      line: group => plain(reader.committee(group.committee)),
    },
    { id: 'kind', title: words('fields.group.kind'), line: group => plain(words(`fields.groupKind.${group.kind}`)) },
    { id: 'count', title: words('fields.group.count'), align: 'end', line: group => plain(reader.number(group.count)) },
    { id: 'note', title: words('fields.group.note'), line: group => cell(reader.read(group.note)) },
  ])
}
