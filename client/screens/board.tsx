/** A board: fetches who takes part, opens the line, and shows the parts of the plan while it stays open. */
import './board/board.css'
import { type ReactElement, useCallback, useEffect, useRef, useState } from 'react'
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
import { mayReopen, reopenWhenPutAside } from './board/reopen.ts'
import { watchPage } from './board/watch-page.ts'
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
  const reopened = useRef<readonly number[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` is how the board is opened anew
  useEffect(() => {
    const line = new BoardLink({ ...app, board: info.id, wire: app.openWire(info.id) })
    const opened = openSession({ ...app, info, line })
    setSession(opened)
    line.open()
    const stops = [
      watchPage(line),
      reopenWhenPutAside(line, () => {
        const recent = mayReopen(reopened.current, app.clock.now())
        if (recent === null) return
        reopened.current = recent
        setTurn(last => last + 1)
      }),
    ]
    return () => {
      for (const stop of stops) stop()
      opened.close()
      setSession(null)
    }
  }, [app, info, turn])
  return [session, useCallback(() => setTurn(last => last + 1), [])]
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
