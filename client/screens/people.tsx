/** The people of the partnership: where the bond stands, its committees with who sits on them, and what was done of late. */
import { type ReactElement, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '#client/state/app-context.ts'
import { getPartnership } from '#client/state/people-api.ts'
import { useReply } from '#client/state/use-reply.ts'
import { Spinner } from '#client/ui/spinner.tsx'
import { LateWords } from '#client/words/late-words.tsx'
import type { Actor } from '#shared/agreement/roles.ts'
import type { PartnershipReply } from '#shared/protocol/people.ts'
import { Page } from './page.tsx'
import { Committees } from './people/committees.tsx'
import { PartnershipHead } from './people/partnership-head.tsx'
import './people/people.css'
import { RegisterList } from './people/register-list.tsx'
import { Refused } from './refused.tsx'
import { SignOut } from './sign-out.tsx'
import { ToBoards } from './to-boards.tsx'

/** What the sections of this page show, and how they say that something is otherwise now. */
export type House = PartnershipReply & { readonly actor: Actor; readonly onChanged: () => void }

/** The page at `/people`. */
export function People(): ReactElement {
  return (
    <LateWords>
      <PeoplePage />
    </LateWords>
  )
}

function PeoplePage(): ReactElement {
  const { t } = useTranslation()
  const { api } = useApp()
  const ask = useCallback(async () => {
    const [{ actor }, reply] = await Promise.all([api.me(), getPartnership()])
    return { actor, ...reply }
  }, [api])
  const [reply, again] = useReply(ask)
  const shown = useNewest(reply.state === 'here' ? reply.value : null)
  if (reply.state === 'refused') return <Refused refusal={reply.refusal} onAgain={again} />
  return (
    <Page title={t('people.title')} width="wide" actions={<SignOut />}>
      <ToBoards />
      {shown === null ? <Spinner label={t('common.loading')} /> : <Sections house={{ ...shown, onChanged: again }} />}
    </Page>
  )
}

function Sections({ house }: { readonly house: House }): ReactElement {
  return (
    <div className="people">
      <PartnershipHead house={house} />
      <Committees house={house} />
      <RegisterList lines={house.register} />
    </div>
  )
}

// While it is asked anew after a change, what was there stays on the page.
function useNewest<Value>(value: Value | null): Value | null {
  const [newest, setNewest] = useState(value)
  useEffect(() => {
    if (value !== null) setNewest(value)
  }, [value])
  return newest
}
