/** Gives an open board to everything within, with the choices that this person makes at the page. */
import { type ReactElement, type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '#shared/plan/plan.ts'
import type { About } from '#shared/talk/message.ts'
import { type BoardDesk, BoardDeskContext, type BoardSession, BoardSessionContext } from './board-context.ts'
import type { Kept } from './kept.ts'
import type { Selected } from './use-selection.ts'
import { useSource } from './use-source.ts'

export type BoardProviderProps = {
  readonly session: BoardSession
  readonly kept: Kept
  readonly children: ReactNode
}

/** The hooks of this folder work within. */
export function BoardProvider({ session, kept, children }: BoardProviderProps): ReactElement {
  const [selected, setSelected] = useState<Selected | null>(null)
  const [about, setAbout] = useState<About | null>(null)
  const [wording, setWording] = useWording(session, kept)
  const [readSeq, setTalkShown] = useReadSeq(session, kept)
  const desk = useMemo<BoardDesk>(
    () => ({ selected, setSelected, about, setAbout, wording, setWording, readSeq, setTalkShown }),
    [selected, about, wording, setWording, readSeq, setTalkShown],
  )
  return (
    <BoardSessionContext value={session}>
      <BoardDeskContext value={desk}>{children}</BoardDeskContext>
    </BoardSessionContext>
  )
}

// Chosen once, else the language of the interface when the plan has it, else the plan's first.
function useWording(session: BoardSession, kept: Kept): readonly [Language, (language: Language) => void] {
  const key = `wording.${session.info.id}`
  const { i18n } = useTranslation()
  const [chosen, setChosen] = useState(() => kept.read(key))
  const languages = useSource(session.plan, plan => plan.languages)
  const found = [chosen, i18n.language].find(each => each !== null && languages.includes(each))
  const choose = useCallback(
    (language: Language) => {
      setChosen(language)
      kept.write(key, language)
    },
    [kept, key],
  )
  return [found ?? languages[0] ?? i18n.language, choose]
}

// On the first visit from this device the whole talk is old news and not forty unread messages.
function useReadSeq(session: BoardSession, kept: Kept): readonly [number, (isShown: boolean) => void] {
  const key = `read.${session.info.id}`
  const [readSeq, setReadSeq] = useState(() => numberIn(kept.read(key)))
  const [isShown, setShown] = useState(false)
  const isVisible = usePageVisible()
  const newest = useSource(session.line.state, state => state.messages.at(-1)?.seq ?? 0)
  const isRead = readSeq === null ? newest > 0 : isShown && isVisible && newest > readSeq
  useEffect(() => {
    if (!isRead) return
    setReadSeq(newest)
    kept.write(key, String(newest))
  }, [isRead, newest, kept, key])
  return [readSeq ?? newest, setShown]
}

function numberIn(text: string | null): number | null {
  return text === null ? null : Number(text)
}

function usePageVisible(): boolean {
  const [isVisible, setVisible] = useState(() => document.visibilityState === 'visible')
  useEffect(() => {
    const look = () => setVisible(document.visibilityState === 'visible')
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return isVisible
}
