/** Which state of the plan, and in which language or two. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/state/use-format.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { useProposals } from '#client/state/use-proposals.ts'
import { SelectField } from '#client/ui/select-field.tsx'
import { standing } from '#shared/agreement/standing.ts'
import { besideFormats } from '#shared/protocol/exports.ts'
import type { Choice } from './choice.ts'
import { Difference } from './difference.tsx'

export type ChoiceProps = { readonly choice: Choice; readonly onChange: (change: Partial<Choice>) => void }

/** The fields. */
export function Choices({ choice, onChange }: ChoiceProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const languages = usePlan(plan => plan.languages)
  const named = (values: readonly string[]) => values.map(value => ({ value, label: format.language(value) }))
  const others = languages.filter(each => each !== choice.language)
  return (
    <>
      <SelectField
        label={t('exporting.which')}
        value={String(choice.version)}
        options={useVersionOptions()}
        onChange={value => onChange({ version: value === 'draft' ? 'draft' : Number(value) })}
      />
      <Difference version={choice.version} />
      <SelectField
        label={t('exporting.language')}
        value={choice.language}
        options={named(languages)}
        onChange={language => onChange({ language, beside: language === choice.beside ? '' : choice.beside })}
      />
      {besideFormats.includes(choice.format) && others.length > 0 ? (
        <SelectField
          label={t('exporting.beside')}
          value={choice.beside}
          options={[{ value: '', label: t('exporting.besideNone') }, ...named(others)]}
          onChange={beside => onChange({ beside })}
        />
      ) : null}
    </>
  )
}

/** The agreed one first, then the draft, then the others from the newest on. */
function useVersionOptions(): { value: string; label: string }[] {
  const { t } = useTranslation()
  const format = useFormat()
  const { proposals, agreed } = useProposals()
  const optionOf = (each: (typeof proposals)[number]) => ({
    value: String(each.version),
    label: t('exporting.versionOf', {
      number: each.version,
      standing: t(`agreement.standing.${standing(each, proposals)}`),
      when: format.dateTime(each.at),
    }),
  })
  const others = proposals.filter(each => each !== agreed).reverse()
  const draft = { value: 'draft', label: t('exporting.draft') }
  return [...(agreed === null ? [] : [optionOf(agreed)]), draft, ...others.map(optionOf)]
}
