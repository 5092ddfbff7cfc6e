/** In the settings of a board: where the bond stands, the way to its people, and which committees take part. */
import { Users } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useSession } from '#client/state/board-context.ts'
import { useBoard } from '#client/state/use-board.ts'
import { Button } from '#client/ui/button.tsx'
import { onDemand } from '#client/ui/on-demand.tsx'
import { LateWords } from '#client/words/late-words.tsx'
import './people.css'
import { StatusWords } from './status-words.tsx'

const BoardCommittees = onDemand(async () => (await import('./board-committees.tsx')).BoardCommittees)

/** Nothing for guests, who know of this board only. */
export function BoardPeople(): ReactElement | null {
  const { me } = useBoard()
  if (me.guest !== null) return null
  return (
    <LateWords>
      <Lines />
    </LateWords>
  )
}

function Lines(): ReactElement {
  const { t } = useTranslation()
  const { may } = useBoard()
  const { partnership } = useSession().info
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="people-home">
      {partnership.status === 'active' ? null : <StatusWords partnership={partnership} />}
      <Link href="/people" className="people-link">
        <Users aria-hidden size={18} />
        {t('people.title')}
      </Link>
      {may('seat-committees') ? (
        <>
          <Button onPress={() => setOpen(true)}>{t('people.boardCommittees')}</Button>
          <BoardCommittees isOpen={isOpen} onClose={() => setOpen(false)} />
        </>
      ) : null}
    </div>
  )
}
