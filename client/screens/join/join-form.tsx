/** The two questions to somebody who comes in: their name and the language of the page. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '#client/state/app-context.ts'
import { acceptInvitation } from '#client/state/invitations.ts'
import { withPressKey } from '#client/state/press-key.ts'
import { useSettings } from '#client/state/settings.tsx'
import { Button } from '#client/ui/button.tsx'
import { Segmented } from '#client/ui/segmented.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { limits } from '#shared/protocol/limits.ts'
import { nameFrom } from '#shared/protocol/names.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { languageNames, languages } from '#shared/words/words.ts'
import { NoticeDisclosure } from '../privacy/city-notice.tsx'
import type { InvitedProps } from './invited.tsx'
import { JoinRefused } from './refused.tsx'

/** The name is filled in where the invitation says it; the language of the page changes at once. */
export function JoinForm(props: InvitedProps): ReactElement {
  const { t } = useTranslation()
  const { language, setLanguage } = useSettings()
  const { name, setName, isMissing, refusal, isPending, join } = useJoin(props)
  return (
    <form
      className="join-form"
      onSubmit={event => {
        event.preventDefault()
        join()
      }}
    >
      <div className="ui-field">
        <span className="ui-label">{t('board.languageOfPage')}</span>
        <Segmented
          label={t('board.languageOfPage')}
          options={languages.map(value => ({ value, label: languageNames[value].name }))}
          value={language}
          onChange={next => void setLanguage(next)}
        />
      </div>
      <TextField
        label={t('invite.join.name')}
        description={t('invite.join.nameHelp')}
        error={isMissing ? t('invite.join.nameMissing') : undefined}
        value={name}
        onCommit={setName}
        onChange={setName}
        maxLength={limits.nameCharacters}
        autoComplete="name"
        isRequired
      />
      {refusal === null ? null : <JoinRefused refusal={refusal} />}
      <Button type="submit" variant="primary" isPending={isPending}>
        {t('invite.join.join')}
      </Button>
      <p className="sign-in-note">{t('invite.join.noAccount')}</p>
      <NoticeDisclosure city={props.invitation.city} words={props.invitation.notice} />
    </form>
  )
}

// The page is loaded anew afterwards: so the secret leaves the address, and nothing of an earlier person stays.
function useJoin({ invitation, secret }: InvitedProps) {
  const app = useApp()
  const { language } = useSettings()
  const [name, setName] = useState(invitation.name)
  const [isTried, setTried] = useState(false)
  const [isPending, setPending] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const clean = nameFrom(name)
  const join = () => {
    setTried(true)
    if (clean === '' || isPending) return
    setPending(true)
    withPressKey(app, key => acceptInvitation({ secret, key, name: clean, language })).then(
      ({ board }) => {
        app.kept.write('welcome', board ?? 'home')
        app.kept.write('language', language)
        location.replace(board === null ? '/' : `/boards/${board}`)
      },
      error => {
        setPending(false)
        if (!(error instanceof Refusal)) throw error
        setRefusal(error)
      },
    )
  }
  return { name, setName, isMissing: isTried && clean === '', refusal, isPending, join }
}
