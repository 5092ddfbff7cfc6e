/** The office that somebody holds: one of those that every committee knows, or another in one's own words. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SelectField } from '#client/ui/select-field.tsx'
import { TextField } from '#client/ui/text-field.tsx'

const known = ['chair', 'secretary', 'treasurer', 'signatory'] as const
type Choice = (typeof known)[number] | '' | 'other'

type OfficeFieldProps = {
  /** As it is printed beside what they sign; empty for none. */
  readonly value: string
  readonly onChange: (office: string) => void
}

/** What is chosen is kept as the word that stands here, since it is printed beside signatures as it was. */
export function OfficeField({ value, onChange }: OfficeFieldProps): ReactElement {
  const { t } = useTranslation()
  const words = known.map(office => t(`people.office.${office}`))
  const place = words.indexOf(value)
  const [isOther, setOther] = useState(value !== '' && place < 0)
  const chosen: Choice = isOther ? 'other' : (known[place] ?? '')
  const choose = (choice: Choice) => {
    setOther(choice === 'other')
    onChange(choice === 'other' || choice === '' ? '' : t(`people.office.${choice}`))
  }
  return (
    <>
      <SelectField<Choice>
        label={t('people.officeField')}
        description={t('people.officeHelp')}
        value={chosen}
        options={[
          { value: '', label: t('people.office.none') },
          ...known.map(office => ({ value: office, label: t(`people.office.${office}`) })),
          { value: 'other', label: t('people.office.other') },
        ]}
        onChange={choose}
      />
      {isOther ? (
        <TextField
          label={t('people.officeOther')}
          value={value}
          onChange={onChange}
          onCommit={onChange}
          maxLength={100}
          autoFocus={value === ''}
        />
      ) : null}
    </>
  )
}
