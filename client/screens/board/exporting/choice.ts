/** What is to be exported, as somebody last chose it for this board on this device. */
import { useState } from 'react'
import { useApp } from '#client/state/app-context.ts'
import { useBoard } from '#client/state/use-board.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { useProposals } from '#client/state/use-proposals.ts'
import { useWordingLanguage } from '#client/state/use-wording-language.ts'
import type { Language } from '#shared/plan/plan.ts'
import { type CsvList, csvLists, type ExportFormat } from '#shared/protocol/routes.ts'
import { formats } from './formats.ts'

export type Choice = {
  readonly version: number | 'draft'
  readonly language: Language
  /** The second language, or '' for none. */
  readonly beside: Language | ''
  readonly format: ExportFormat
  /** For CSV. */
  readonly list: CsvList
}

/** What the choice depends on: what there is to choose from now. */
export type Offer = {
  readonly agreed: number | null
  readonly versions: readonly number[]
  readonly languages: readonly Language[]
  readonly wording: Language
}

/** As it is kept: `agreed` stands for the newest agreed version, whichever that is by then. */
type KeptChoice = Partial<Record<keyof Choice, unknown>>

/** The choice and how to change it. It stays on the device. */
export function useChoice(): readonly [Choice, (change: Partial<Choice>) => void] {
  const { kept } = useApp()
  const { id } = useBoard()
  const { proposals, agreed } = useProposals()
  const languages = usePlan(plan => plan.languages)
  const [wording] = useWordingLanguage()
  const [changed, setChanged] = useState<KeptChoice>(() => readKept(kept.read(keyOf(id))))
  const offer = { agreed: agreed?.version ?? null, versions: proposals.map(each => each.version), languages, wording }
  const choice = choiceFrom(changed, offer)
  const change = (part: Partial<Choice>) => {
    const next = { ...choice, ...part }
    const kind = next.version === offer.agreed ? 'agreed' : next.version
    const keeping = { ...next, version: kind }
    setChanged(keeping)
    kept.write(keyOf(id), JSON.stringify(keeping))
  }
  return [choice, change]
}

/** A choice that can be had, as close as possible to the kept one: the agreed version first, in the reader's language. */
export function choiceFrom(kept: KeptChoice, { agreed, versions, languages, wording }: Offer): Choice {
  const version = [kept.version, agreed].find(each => versions.includes(each as number)) as number | undefined
  const language = languages.find(each => each === kept.language) ?? wording
  const beside = languages.find(each => each === kept.beside && each !== language) ?? ''
  return {
    version: kept.version === 'draft' || version === undefined ? 'draft' : version,
    language,
    beside,
    format: formats.find(each => each === kept.format) ?? formats[0],
    list: csvLists.find(each => each === kept.list) ?? 'stops',
  }
}

function keyOf(board: string): string {
  return `export.${board}`
}

/** What was kept by an older page, or by hand, may be anything. */
function readKept(text: string | null): KeptChoice {
  try {
    const kept: unknown = JSON.parse(text ?? '{}')
    return typeof kept === 'object' && kept !== null ? kept : {}
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
}
