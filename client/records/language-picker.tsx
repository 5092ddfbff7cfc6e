/** Which of the plan's working languages I read and write now. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/state/use-format.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { useWordingLanguage } from '#client/state/use-wording-language.ts'
import { Segmented } from '#client/ui/segmented.tsx'
import { SelectField } from '#client/ui/select-field.tsx'

/** A choice among the working languages; nothing when the plan has only one. */
export function LanguagePicker(): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  const languages = usePlan(plan => plan.languages)
  const [language, setLanguage] = useWordingLanguage()
  if (languages.length < 2) return null
  const options = languages.map(each => ({ value: each, label: format.language(each) }))
  const shared = { label: t('records.wordingLanguage'), options, value: language, onChange: setLanguage }
  return languages.length <= 4 ? <Segmented {...shared} className="records-languages" /> : <SelectField {...shared} />
}
