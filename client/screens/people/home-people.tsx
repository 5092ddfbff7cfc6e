/** Below the head of the boards: which bond this is, where it stands if not active, and the way to its people. */
import { Users } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { LateWords } from '#client/words/late-words.tsx'
import type { Partnership } from '#shared/protocol/people.ts'
import './people.css'
import { StatusWords } from './status-words.tsx'

type HomePeopleProps = { readonly partnership: Partnership }

/** Fetched after the boards. */
export function HomePeople(props: HomePeopleProps): ReactElement {
  return (
    <LateWords>
      <Line {...props} />
    </LateWords>
  )
}

function Line({ partnership }: HomePeopleProps): ReactElement {
  const { t } = useTranslation()
  return (
    <div className="people-home">
      <b>
        <bdi>{partnership.name}</bdi>
      </b>
      {partnership.status === 'active' ? null : <StatusWords partnership={partnership} />}
      <Link href="/people" className="people-link">
        <Users aria-hidden size={18} />
        {t('people.title')}
      </Link>
    </div>
  )
}
