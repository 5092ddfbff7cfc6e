/** The boards of my partnership, and who I am here. */
import { CalendarRange, FileUp, Plus } from 'lucide-react'
import { type ReactElement, type ReactNode, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { useApp } from '#client/state/app-context.ts'
import { titleFor } from '#client/state/title-for.ts'
import { useFormat } from '#client/state/use-format.ts'
import { useReply } from '#client/state/use-reply.ts'
import { Button } from '#client/ui/button.tsx'
import { fetched } from '#client/ui/fetched.ts'
import { Mark } from '#client/ui/mark.tsx'
import { EmptyState } from '#client/ui/notice.tsx'
import { onDemand } from '#client/ui/on-demand.tsx'
import { Spinner } from '#client/ui/spinner.tsx'
import { whenIdle } from '#client/ui/when-idle.ts'
import { may } from '#shared/agreement/roles.ts'
import type { BoardSummary, MeReply } from '#shared/protocol/routes.ts'
import { Page } from './page.tsx'
import { Refused } from './refused.tsx'
import { SignOut } from './sign-out.tsx'

const HomeNotice = fetched(async () => (await import('./privacy/home-notice.tsx')).HomeNotice)
const SetUp = fetched(async () => (await import('./people/set-up.tsx')).SetUp)
const HomePeople = fetched(async () => (await import('./people/home-people.tsx')).HomePeople)
const PlanFile = onDemand(async () => (await import('./plan-file.tsx')).PlanFile)
const NewBoard = onDemand(async () => (await import('./new-board.tsx')).NewBoard)

/** The page at `/`. */
export function Home(): ReactElement {
  const { t } = useTranslation()
  const { api } = useApp()
  const [reply, again] = useReply(api.me)
  if (reply.state === 'refused') return <Refused refusal={reply.refusal} onAgain={again} />
  if (reply.state === 'asked')
    return (
      <Page title={t('home.title')}>
        <Spinner label={t('common.loading')} />
      </Page>
    )
  const me = reply.value
  const isNew = me.partnership.name === '' && may(me.actor, 'run-partnership', me.actor)
  return isNew ? <FirstTime onDone={again} /> : <Boards me={me} />
}

// The next step after it is the partner's committee, which stands on the page of the people.
function FirstTime({ onDone }: { readonly onDone: () => void }): ReactElement {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const goOn = () => {
    onDone()
    navigate('/people')
  }
  return (
    <Suspense fallback={<Spinner label={t('common.loading')} />}>
      <SetUp onDone={goOn} />
    </Suspense>
  )
}

function Boards({ me }: { readonly me: MeReply }): ReactElement {
  const { t } = useTranslation()
  const { actor, committee, boards } = me
  const newest = [...boards].sort((left, right) => right.changedAt - left.changedAt)
  return (
    <Page title={t('home.title')} width="wide" actions={<SignOut />}>
      <div className="home-head">
        <div>
          <h1>{t('home.heading')}</h1>
          <p className="home-summary">
            <span>
              {actor.office === ''
                ? `${actor.name} · ${committee.city}`
                : t('home.signedInAs', { name: actor.name, office: actor.office, city: committee.city })}
            </span>
            {' · '}
            <Link href="/account">{t('common.account')}</Link>
          </p>
        </div>
        <Begin me={me} />
      </div>
      {may(actor, 'see-people', actor) ? (
        <div className="home-people">
          <WhenIdle>
            <HomePeople partnership={me.partnership} />
          </WhenIdle>
        </div>
      ) : null}
      <WhenIdle>
        <HomeNotice />
      </WhenIdle>
      {newest.length === 0 ? (
        <EmptyState icon={<CalendarRange aria-hidden size={32} />} title={t('home.empty')}>
          <p>{t('home.emptyHelp')}</p>
          <p>{t('home.emptyHelpNone')}</p>
        </EmptyState>
      ) : (
        <ul className="home-boards">
          {newest.map(board => (
            <li key={board.id}>
              <BoardCard board={board} />
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}

// The boards come first: what few look at must not make a slow line slower.
function WhenIdle({ children }: { readonly children: ReactNode }): ReactElement | null {
  const [isIdle, setIdle] = useState(false)
  useEffect(() => whenIdle(() => setIdle(true)), [])
  return isIdle ? <Suspense fallback={null}>{children}</Suspense> : null
}

function BoardCard({ board }: { readonly board: BoardSummary }): ReactElement {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const title = titleFor(board.title, i18n.language)
  return (
    <article className="home-board">
      <div>
        <h2>
          <Link href={`/boards/${board.id}`} {...(title === null ? {} : { lang: title.language, dir: 'auto' })}>
            {title?.text ?? t('home.unnamed')}
          </Link>
        </h2>
        <p className="home-changed">{t('home.changed', { when: format.dateTime(board.changedAt) })}</p>
      </div>
      <ul className="home-cities">
        {board.committees.map(committee => (
          <li key={committee.id}>
            <Mark initials={committee.initials} colour={committee.colour} name="" size="small" />
            {committee.city}
          </li>
        ))}
      </ul>
    </article>
  )
}

// Permission is asked as for a board of my own committee; the server asks again with the committees that were chosen.
function Begin({ me }: { readonly me: MeReply }): ReactElement | null {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [isOpen, setOpen] = useState(false)
  const [isBringing, setBringing] = useState(false)
  const { actor } = me
  const access = { board: 'new', partnership: actor.partnership, committees: [actor.committee] }
  if (!may(actor, 'create-board', access)) return null
  return (
    <div className="home-begin">
      <Button variant="primary" icon={<Plus aria-hidden size={18} />} onPress={() => setOpen(true)}>
        {t('home.new')}
      </Button>
      <Button icon={<FileUp aria-hidden size={18} />} onPress={() => setBringing(true)}>
        {t('home.fromFile')}
      </Button>
      <NewBoard
        isOpen={isOpen}
        mine={me.committee}
        onClose={() => setOpen(false)}
        onMade={id => navigate(`/boards/${id}`)}
      />
      <PlanFile
        isOpen={isBringing}
        mine={me.committee}
        onClose={() => setBringing(false)}
        onMade={id => navigate(`/boards/${id}`)}
      />
    </div>
  )
}
