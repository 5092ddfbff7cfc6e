/** What a file is called and which state of the plan it shows. */
import type { Proposal } from '#shared/agreement/standing.ts'
import type { Line } from './content.ts'
import type { ExportInput } from './input.ts'
import type { Reader, Run } from './reader.ts'

/** The title of the plan, or a word that stands for it. */
export function titleOf(input: ExportInput, reader: Reader): Run {
  const title = reader.read(input.plan.title)
  return !hasSigns([title]) ? { text: reader.words('export.untitled') } : title
}

/** True when something in a line can be seen: not in one of blanks, control characters and signs without a form. */
export function hasSigns(line: Line): boolean {
  return line.some(run => /[\p{L}\p{N}\p{P}\p{S}]/u.test(run.text))
}

/** `Version 3, frozen on …` or `Draft of …`. */
export function editionOf({ version, at }: ExportInput, reader: Reader): string {
  const when = reader.instant(at, 'UTC')
  return version === null
    ? reader.words('export.draftOf', { when })
    : reader.words('export.versionOf', { version, when })
}

/** The proposal that put this version to the committees, or null. */
export function proposalOf({ proposals, version }: ExportInput): Proposal | null {
  return proposals.find(each => version !== null && each.version === version) ?? null
}
