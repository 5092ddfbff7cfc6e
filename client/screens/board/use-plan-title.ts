/** The title of the plan in the language that this person reads. */
import { useTranslation } from 'react-i18next'
import { usePlan } from '#client/state/use-plan.ts'
import { useWordingLanguage } from '#client/state/use-wording-language.ts'
import { wordingOf } from '#shared/plan/languages.ts'

export type PlanTitle = {
  readonly text: string
  /** The language it is in, or undefined for the words that stand in while there is none. */
  readonly language: string | undefined
}

/** The title, or words saying that there is none. */
export function usePlanTitle(): PlanTitle {
  const { t } = useTranslation()
  const [language] = useWordingLanguage()
  const wording = usePlan(plan => wordingOf(plan.title, language, plan.languages))
  return wording === null
    ? { text: t('board.untitled'), language: undefined }
    : { text: wording.text, language: wording.language }
}
