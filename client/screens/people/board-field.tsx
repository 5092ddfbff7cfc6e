/** Where somebody comes to who accepts an invitation: the list of boards, or straight to one. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '#client/state/app-context.ts'
import { titleFor } from '#client/state/title-for.ts'
import { useReply } from '#client/state/use-reply.ts'
import { SelectField } from '#client/ui/select-field.tsx'
import type { Id } from '#shared/ids.ts'

type BoardFieldProps = {
  /** The boards offered are those that this committee takes part in. */
  readonly committee: Id
  readonly value: Id | null
  readonly onChange: (board: Id | null) => void
}

/** A choice among my boards. */
export function BoardField({ committee, value, onChange }: BoardFieldProps): ReactElement {
  const { t, i18n } = useTranslation()
  const { api } = useApp()
  const [me] = useReply(api.me)
  const boards = me.state === 'here' ? me.value.boards : []
  const theirs = boards.filter(board => board.committees.some(each => each.id === committee))
  const options = theirs.map(({ id, title }) => {
    const shown = titleFor(title, i18n.language)
    return { value: id, label: shown?.text ?? t('home.unnamed'), ...(shown === null ? {} : { lang: shown.language }) }
  })
  return (
    <SelectField
      label={t('invite.make.where')}
      value={value ?? ''}
      options={[{ value: '', label: t('invite.make.whereHome') }, ...options]}
      onChange={board => onChange(board === '' ? null : board)}
    />
  )
}
