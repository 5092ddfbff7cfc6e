/** The choice to see only what was said about the chosen thing. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckField } from '#client/ui/check-field.tsx'

export type OnlyAboutProps = {
  /** False while the talk is about nothing in particular. */
  readonly isOpen: boolean
  /** Undefined for a thing that is no longer in the plan. */
  readonly name: string | undefined
  readonly value: boolean
  readonly onChange: (value: boolean) => void
}

/** Nothing where there is nothing to choose. */
export function OnlyAbout({ isOpen, name, value, onChange }: OnlyAboutProps): ReactElement | null {
  const { t } = useTranslation()
  if (!isOpen) return null
  return (
    <CheckField
      className="talk-only"
      label={t('talk.onlyAbout', { name: name ?? t('talk.aboutGone') })}
      value={value}
      onChange={onChange}
    />
  )
}
