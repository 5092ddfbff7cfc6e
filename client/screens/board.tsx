/** A board: fetches who takes part, opens the line, and shows the parts of the plan while it stays open. */
import './board/board.css'
import { type ReactElement, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BoardLink } from '#client/link/board.ts'
import { useApp } from '#client/state/app-context.ts'
import type { BoardSession } from '#client/state/board-context.ts'
import { BoardProvider } from '#client/state/board-provider.tsx'
import { openSession } from '#client/state/session.ts'
import { useReply } from '#client/state/use-reply.ts'
import { Spinner } from '#client/ui/spinner.tsx'
import type { BoardReply } from '#shared/protocol/routes.ts'
import { BoardDesk } from './board/desk.tsx'
import { isPart } from './board/parts.tsx'
import { NotFound } from './not-found.tsx'
import { Refused } from './refused.tsx'
import { Rings } from './rings.tsx'
import { useTitle } from './use-title.ts'

type BoardProps = { readonly id: string; readonly part: string | undefined }

/** The page at `/boards/<id>/<part>`. */
export function Board({ id, part = 'overview' }: BoardProps): ReactElement {
  const { api } = useApp()
  const ask = useCallback(() => api.board(id), [api, id])
  const [reply, again] = useReply(ask)
  if (!isPart(part)) return <NotFound />
  if (reply.state === 'refused') return <Refused refusal={reply.refusal} onAgain={again} />
  if (reply.state === 'asked') return <Waiting />
  return <OpenBoard info={reply.value} part={part} />
}

function OpenBoard({ info, part }: { readonly info: BoardReply; readonly part: BoardPart }): ReactElement {
  const { kept } = useApp()
  const [session, reopen] = useOpenSession(info)
  if (session === null) return <Waiting />
  return (
    <BoardProvider session={session} kept={kept}>
      <BoardDesk part={part} onReopen={reopen} />
    </BoardProvider>
  )
}

type BoardPart = Parameters<typeof BoardDesk>[0]['part']

// Opened in an effect, because a line is something that must be closed again.
function useOpenSession(info: BoardReply): readonly [BoardSession | null, () => void] {
  const app = useApp()
  const [session, setSession] = useState<BoardSession | null>(null)
  const [turn, setTurn] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` is how the board is opened anew
  useEffect(() => {
    const line = new BoardLink({ ...app, board: info.id, wire: app.openWire(info.id) })
    const opened = openSession({ ...app, info, line })
    setSession(opened)
    line.open()
    const stopGuarding = guardUnsaved(line)
    return () => {
      stopGuarding()
      opened.close()
      setSession(null)
    }
  }, [app, info, turn])
  return [session, useCallback(() => setTurn(last => last + 1), [])]
}

// What was only just typed is numbered and kept before the page can go; and leaving with unsaved work asks first.
function guardUnsaved(line: BoardLink): () => void {
  const hide = () => {
    if (document.visibilityState === 'hidden') line.flush()
  }
  const ask = (event: BeforeUnloadEvent) => {
    line.flush()
    if (line.state.get().unsaved > 0) event.preventDefault()
  }
  document.addEventListener('visibilitychange', hide)
  addEventListener('beforeunload', ask)
  return () => {
    document.removeEventListener('visibilitychange', hide)
    removeEventListener('beforeunload', ask)
  }
}

// The frame stands where that of the board will stand, so that nothing jumps when it comes.
function Waiting(): ReactElement {
  const { t } = useTranslation()
  useTitle('')
  return (
    <div className="board board-waiting">
      <header className="board-top">
        <span className="board-home">
          <Rings />
        </span>
      </header>
      <main className="board-main">
        <Spinner label={t('board.loading')} />
      </main>
    </div>
  )
}
