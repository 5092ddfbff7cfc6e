/** The plan language that this person reads and writes now: may differ from the language of the interface. */
import type { Language } from '#shared/plan/plan.ts'
import { useDesk } from './board-context.ts'

/** The language and how to change it. Always one of the plan's working languages. */
export function useWordingLanguage(): readonly [Language, (language: Language) => void] {
  const { wording, setWording } = useDesk()
  return [wording, setWording]
}
