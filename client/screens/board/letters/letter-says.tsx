/** What a letter says: of which state of the plan, in which languages, who bears the costs, with or without the programme. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/state/use-format.ts'
import { useProposals } from '#client/state/use-proposals.ts'
import { CheckField } from '#client/ui/check-field.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { costSentences } from '#shared/protocol/letters.ts'
import { languageNames, languages } from '#shared/words/words.ts'
import type { LetterDraft } from './use-letter.ts'

const spoken = languages.map(value => ({ value, label: languageNames[value].name, lang: value }))

/** The fields of the step. */
export function LetterSays({ draft: { fields, set } }: { readonly draft: LetterDraft }): ReactElement {
  const { t } = useTranslation()
  const { language, beside, costs } = fields
  return (
    <>
      <Version version={fields.version} onChange={version => set({ version })} />
      <div className="letter-pair">
        <SelectField
          label={t('letters.says.language')}
          value={language}
          options={spoken}
          onChange={value => set({ language: value, beside: beside === value ? null : beside })}
        />
        <SelectField
          label={t('letters.says.beside')}
          value={beside ?? ''}
          options={[{ value: '', label: t('letters.says.none') }, ...spoken.filter(({ value }) => value !== language)]}
          onChange={value => set({ beside: value === '' ? null : value })}
        />
      </div>
      <SelectField
        label={t('letters.says.costs')}
        value={costs}
        options={costSentences.map(value => ({ value, label: t(`letters.costs.${value}`) }))}
        onChange={value => set({ costs: value })}
      />
      <CheckField
        label={t('letters.says.programme')}
        value={fields.programme}
        onChange={programme => set({ programme })}
      />
    </>
  )
}

type VersionProps = {
  readonly version: number | 'draft'
  readonly onChange: (version: number | 'draft') => void
}

function Version({ version, onChange }: VersionProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { proposals } = useProposals()
  const newestFirst = [...proposals].sort((left, right) => right.version - left.version)
  const versions = newestFirst.map(each => ({
    value: String(each.version),
    label: t('exporting.versionOf', { number: each.version, when: format.dateTime(each.at) }),
  }))
  return (
    <SelectField
      label={t('exporting.which')}
      description={version === 'draft' ? t('exporting.draftHelp') : t('exporting.versionHelp')}
      value={String(version)}
      options={[{ value: 'draft', label: t('exporting.draft') }, ...versions]}
      onChange={value => onChange(value === 'draft' ? 'draft' : Number(value))}
    />
  )
}
