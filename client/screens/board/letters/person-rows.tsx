/** The people whom a letter names, a row each: to add, to fill in, to remove. */
import { Plus, Trash2 } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '#client/ui/button.tsx'
import { CheckField } from '#client/ui/check-field.tsx'
import { DayField } from '#client/ui/day-field.tsx'
import { LineField } from '#client/ui/line-field.tsx'
import { letterLimits } from '#shared/protocol/letters.ts'
import { nameFrom } from '#shared/protocol/names.ts'
import { type LetterDraft, noPerson, type PersonRow } from './use-letter.ts'

type PersonRowsProps = { readonly draft: LetterDraft; readonly isTried: boolean }

/** The rows, and whether each person gets a letter. */
export function PersonRows({ draft: { fields, set }, isTried }: PersonRowsProps): ReactElement {
  const { t } = useTranslation()
  const { persons, apart } = fields
  const isFull = persons.length >= letterLimits.persons
  const next = Math.max(...persons.map(({ key }) => key)) + 1
  const change = (key: number, what: Partial<PersonRow>) =>
    set({ persons: persons.map(each => (each.key === key ? { ...each, ...what } : each)) })
  const remove = (key: number) => set({ persons: persons.filter(each => each.key !== key) })
  return (
    <>
      {persons.map((person, i) => (
        <Row
          key={person.key}
          person={person}
          number={i + 1}
          isTried={isTried}
          onChange={what => change(person.key, what)}
          onRemove={persons.length > 1 ? () => remove(person.key) : null}
        />
      ))}
      <Button
        icon={<Plus aria-hidden size={18} />}
        isDisabled={isFull}
        onPress={() => set({ persons: [...persons, noPerson(next)] })}
      >
        {t('letters.people.add')}
      </Button>
      {isFull ? <p className="ui-description">{t('letters.people.full', { most: letterLimits.persons })}</p> : null}
      {persons.length > 1 ? (
        <CheckField label={t('letters.people.apart')} value={apart} onChange={isApart => set({ apart: isApart })} />
      ) : null}
    </>
  )
}

type RowProps = {
  readonly person: PersonRow
  readonly number: number
  readonly isTried: boolean
  readonly onChange: (what: Partial<PersonRow>) => void
  readonly onRemove: (() => void) | null
}

function Row({ person, number, isTried, onChange, onRemove }: RowProps): ReactElement {
  const { t } = useTranslation()
  const shared = { autoComplete: 'off', maxLength: letterLimits.nameCharacters } as const
  const isMissing = isTried && nameFrom(person.name) === ''
  return (
    <fieldset className="letter-person">
      <legend className="letter-person-head">
        {t('letters.people.person', { number })}
        {onRemove === null ? null : (
          <IconButton
            label={t('letters.people.remove', { number })}
            icon={<Trash2 aria-hidden size={18} />}
            onPress={onRemove}
          />
        )}
      </legend>
      <LineField
        {...shared}
        label={t('letters.people.name')}
        value={person.name}
        onChange={name => onChange({ name })}
        error={isMissing ? t('letters.people.missing') : undefined}
        autoFocus={person.key > 0}
      />
      <DayField
        label={t('letters.people.born')}
        value={person.born === '' ? null : person.born}
        onCommit={born => onChange({ born: born ?? '' })}
      />
      <LineField
        {...shared}
        label={t('letters.people.nationality')}
        value={person.nationality}
        onChange={nationality => onChange({ nationality })}
      />
      <LineField
        {...shared}
        label={t('letters.people.passport')}
        value={person.passport}
        onChange={passport => onChange({ passport })}
        dir="ltr"
      />
    </fieldset>
  )
}
