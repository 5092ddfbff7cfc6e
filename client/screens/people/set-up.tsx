/** The first hour of a new server: what the bond is called, which city is mine, and who I am. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { setUpPartnership } from '#client/state/people-api.ts'
import { Button } from '#client/ui/button.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { LateWords } from '#client/words/late-words.tsx'
import type { ChangeCommitteeRequest } from '#shared/protocol/people.ts'
import { Page } from '../page.tsx'
import { CommitteeFields } from './committee-fields.tsx'
import { No } from './no.tsx'
import { OfficeField } from './office-field.tsx'
import './people.css'
import { useAct } from './use-act.ts'

type SetUpProps = { readonly onDone: () => void }

/** In place of the boards, until it is done. */
export function SetUp(props: SetUpProps): ReactElement {
  return (
    <LateWords>
      <SetUpPage {...props} />
    </LateWords>
  )
}

function SetUpPage({ onDone }: SetUpProps): ReactElement {
  const { t } = useTranslation()
  const [who, setWho] = useState(() => ({ partnership: '', name: '', office: t('people.office.chair') }))
  const [committee, setCommittee] = useState<ChangeCommitteeRequest | null>(null)
  const [isTried, setTried] = useState(false)
  const act = useAct()
  const missing = (text: string) => (isTried && text.trim() === '' ? t('people.nameMissing') : undefined)
  const begin = async () => {
    setTried(true)
    if (committee === null || who.partnership.trim() === '' || who.name.trim() === '') return
    if (await act.run(() => setUpPartnership({ ...who, committee }))) onDone()
  }
  return (
    <Page title={t('people.setUp')}>
      <h1>{t('people.setUp')}</h1>
      <p>{t('people.setUpHelp')}</p>
      <form
        className="people-form people-set-up"
        onSubmit={event => {
          event.preventDefault()
          void begin()
        }}
      >
        <TextField
          label={t('people.partnershipName')}
          description={t('people.partnershipHelp')}
          error={missing(who.partnership)}
          value={who.partnership}
          onChange={partnership => setWho({ ...who, partnership })}
          onCommit={partnership => setWho({ ...who, partnership })}
          maxLength={200}
          isRequired
        />
        <CommitteeFields
          value={committee}
          others={[]}
          onChange={setCommittee}
          isMissing={isTried && committee === null}
          isLater
        />
        <TextField
          label={t('people.yourName')}
          error={missing(who.name)}
          value={who.name}
          onChange={name => setWho({ ...who, name })}
          onCommit={name => setWho({ ...who, name })}
          maxLength={100}
          autoComplete="name"
          isRequired
        />
        <OfficeField value={who.office} onChange={office => setWho({ ...who, office })} />
        <No refusal={act.refusal} />
        <Button variant="primary" isPending={act.isPending} onPress={() => void begin()}>
          {t('people.begin')}
        </Button>
      </form>
    </Page>
  )
}
