/** The fields that all kinds of invitations share. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { SelectField } from '#client/ui/select-field.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { Role } from '#shared/agreement/roles.ts'
import { limits } from '#shared/protocol/limits.ts'

type DaysFieldProps = {
  readonly label: string
  readonly value: number
  readonly choices: readonly number[]
  readonly onChange: (days: number) => void
}

/** A number of days, among a few. */
export function DaysField({ label, value, choices, onChange }: DaysFieldProps): ReactElement {
  const { t } = useTranslation()
  return (
    <SelectField
      label={label}
      value={String(value)}
      options={choices.map(days => ({ value: String(days), label: t('invite.make.days', { count: days }) }))}
      onChange={next => onChange(Number(next))}
    />
  )
}

/** How long an invitation may wait. */
export const waitingDays: readonly number[] = [2, 7, limits.invitationDays, 30, limits.invitationDaysAtMost]

type RoleFieldProps<Choice extends Role> = {
  readonly value: Choice
  readonly choices: readonly Choice[]
  readonly words: 'may' | 'guestMay'
  readonly onChange: (role: Choice) => void
}

/** A role, with what it may do in words. */
export function RoleField<Choice extends Role>(props: RoleFieldProps<Choice>): ReactElement {
  const { t } = useTranslation()
  const { value, choices, words, onChange } = props
  const shown: Role = value
  return (
    <SelectField
      label={t('invite.make.role')}
      description={words === 'may' ? t(`invite.may.${shown}`) : t(`invite.guestMay.${shown}`)}
      value={value}
      options={choices.map(role => ({ value: role, label: t(`invite.role.${role as Role}`) }))}
      onChange={onChange}
    />
  )
}

type NameFieldProps = { readonly value: string; readonly isMissing: boolean; readonly onChange: (name: string) => void }

/** The name of whoever is meant. */
export function NameField({ value, isMissing, onChange }: NameFieldProps): ReactElement {
  const { t } = useTranslation()
  return (
    <TextField
      label={t('invite.make.name')}
      description={t('invite.make.nameHelp')}
      error={isMissing ? t('invite.make.nameMissing') : undefined}
      value={value}
      onCommit={onChange}
      onChange={onChange}
      maxLength={limits.nameCharacters}
      isRequired
      autoFocus
    />
  )
}
