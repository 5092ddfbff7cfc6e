/** One section, in one language or in two side by side. */
import { ArrowLeft } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Authorship } from '#client/records/authorship.tsx'
import { useFormat } from '#client/state/use-format.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { useWordingLanguage } from '#client/state/use-wording-language.ts'
import { Button } from '#client/ui/button.tsx'
import { Segmented } from '#client/ui/segmented.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import type { Language, Section } from '#shared/plan/plan.ts'
import { TextColumn } from './text-column.tsx'

export type SectionViewProps = { readonly section: Section; readonly onBack: () => void }

/** The bar that chooses the languages, and one column for each. */
export function SectionView({ section, onBack }: SectionViewProps): ReactElement {
  const { t } = useTranslation()
  const languages = usePlan(plan => plan.languages)
  const [language] = useWordingLanguage()
  const [second, setSecond] = useState<Language | null>(null)
  const shown = second === null || second === language ? [language] : [language, second]
  return (
    <div className="texts-section">
      <Button
        variant="quiet"
        className="texts-back"
        icon={<ArrowLeft aria-hidden size={18} className="texts-back-icon" />}
        onPress={onBack}
      >
        {t('texts.back')}
      </Button>
      {languages.length < 2 ? null : <LanguageBar second={second} setSecond={setSecond} />}
      <div className="texts-columns" data-count={shown.length}>
        {shown.map(each => (
          <TextColumn key={each} section={section} language={each} />
        ))}
      </div>
      <Authorship kind="sections" id={section.id} />
    </div>
  )
}

type LanguageBarProps = {
  readonly second: Language | null
  readonly setSecond: (language: Language | null) => void
}

function LanguageBar({ second, setSecond }: LanguageBarProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const languages = usePlan(plan => plan.languages)
  const [language, setLanguage] = useWordingLanguage()
  const others = languages.filter(each => each !== language)
  const named = (list: readonly Language[]) => list.map(value => ({ value, label: format.language(value) }))
  return (
    <div className="texts-languages">
      <SelectField label={t('texts.leftLanguage')} value={language} options={named(languages)} onChange={setLanguage} />
      <Segmented
        label={t('texts.columns')}
        value={second === null ? 'one' : 'two'}
        options={[
          { value: 'one', label: t('texts.one') },
          { value: 'two', label: t('texts.two') },
        ]}
        onChange={count => setSecond(count === 'one' ? null : (others[0] ?? null))}
      />
      {second === null ? null : (
        <SelectField
          label={t('texts.rightLanguage')}
          value={second === language ? null : second}
          options={named(others)}
          onChange={setSecond}
        />
      )}
    </div>
  )
}
