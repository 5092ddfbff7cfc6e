/** "Talk about this": the next message is about a thing; where the talk is not beside the plan, it is opened. */
import { useCallback } from 'react'
import { useLocation } from 'wouter'
import { useDesk } from '#client/state/board-context.ts'
import { useBoard } from '#client/state/use-board.ts'
import { useMedia, wideWindow } from '#client/state/use-media.ts'
import type { About } from '#shared/talk/message.ts'

/** A function that begins a message about `about`. */
export function useTalkAbout(): (about: About) => void {
  const { id } = useBoard()
  const { setAbout } = useDesk()
  const isWide = useMedia(wideWindow)
  const [, go] = useLocation()
  return useCallback(
    about => {
      setAbout(about)
      if (!isWide) go(`/boards/${id}/talk`)
    },
    [setAbout, isWide, go, id],
  )
}
