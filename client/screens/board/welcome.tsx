/** The first words to somebody who has just come in by an invitation: what they can do here, and a way to begin. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useApp } from '#client/state/app-context.ts'
import { type Board, useBoard } from '#client/state/use-board.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { LateWords } from '#client/words/late-words.tsx'

/** Nothing for whoever did not come just now, and for nobody twice. */
export function Welcome(): ReactElement | null {
  const { kept } = useApp()
  const { id } = useBoard()
  const [isNew, setNew] = useState(() => [id, 'home'].includes(kept.read('welcome') ?? ''))
  if (!isNew) return null
  const leave = () => {
    kept.write('welcome', '')
    setNew(false)
  }
  return (
    <LateWords>
      <Words onLeave={leave} />
    </LateWords>
  )
}

function Words({ onLeave }: { readonly onLeave: () => void }): ReactElement {
  const { t } = useTranslation()
  const board = useBoard()
  return (
    <Notice
      tone="ok"
      role="status"
      className="board-notice board-welcome"
      action={
        <div className="board-welcome-buttons">
          <Begin board={board} onBegin={onLeave} />
          <Button onPress={onLeave}>{t('common.close')}</Button>
        </div>
      }
    >
      <b>{t('invite.welcome.title', { name: board.me.name })}</b> {t(`invite.welcome.${whatFor(board)}`)}
    </Notice>
  )
}

function whatFor({ me, may }: Board): 'guest' | 'edit' | 'talk' | 'read' {
  if (may('edit')) return me.guest === null ? 'edit' : 'guest'
  return may('talk') ? 'talk' : 'read'
}

/** The one next step that suits this person's role, if there is one. */
function Begin({ board, onBegin }: { readonly board: Board; readonly onBegin: () => void }): ReactElement | null {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const { id, me, may } = board
  const part = me.guest?.parts[0]
  const [to, words] = !may('edit')
    ? ['talk', t('invite.welcome.write')]
    : part === undefined || me.guest?.parts.includes('tasks')
      ? ['tasks', t('invite.welcome.task')]
      : [part, t('invite.welcome.part', { part: t(`board.${part}`) })]
  if (!may('talk')) return null
  const go = () => {
    onBegin()
    navigate(`/boards/${id}/${to}`)
  }
  return (
    <Button variant="primary" onPress={go}>
      {words}
    </Button>
  )
}
