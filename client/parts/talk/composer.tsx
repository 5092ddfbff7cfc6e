/** Where a message is written. The words stay in the field until the server has taken them, and through a reload. */
import { SendHorizontal, X } from 'lucide-react'
import { type KeyboardEvent, type ReactElement, type RefObject, useEffect, useRef, useState } from 'react'
import { TextArea, TextField } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useBoard } from '#client/state/use-board.ts'
import { useTalk } from '#client/state/use-talk.ts'
import { IconButton } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal, type RefusalCode } from '#shared/protocol/refusals.ts'
import type { About } from '#shared/talk/message.ts'
import { useNamed } from './about-chip.tsx'
import { keepDraft, keptDraft } from './draft.ts'

/** Field, what the message will be about, and the button. */
export function Composer(): ReactElement {
  const { t } = useTranslation()
  const { about, setAbout } = useTalk()
  const { text, type, send, refused } = useComposer()
  const field = useFieldFor(about)
  const tooLong = text.length - limits.messageCharacters
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
  return (
    <form
      className="talk-composer"
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
    >
      {about === null ? null : (
        <AboutLine
          about={about}
          onClear={() => {
            setAbout(null)
            field.current?.focus()
          }}
        />
      )}
      {refused === null ? null : (
        <Notice tone="stop" role="alert">
          {t('talk.failed')} {t(`refusal.${refused}`)}
        </Notice>
      )}
      {tooLong > 0 ? <Notice tone="warn">{t('talk.tooLong', { count: tooLong })}</Notice> : null}
      <div className="talk-field">
        <TextField aria-label={t('talk.write')} value={text} onChange={type} className="talk-box">
          <TextArea
            ref={field}
            className="talk-input"
            rows={1}
            dir="auto"
            placeholder={t('talk.write')}
            onKeyDown={onKeyDown}
          />
        </TextField>
        <IconButton
          label={t('talk.send')}
          icon={<SendHorizontal aria-hidden size={20} className="talk-send-icon" />}
          isDisabled={text.trim() === '' || tooLong > 0}
          onPress={send}
          className="talk-send"
        />
      </div>
    </form>
  )
}

/** The field; whoever presses "Talk about this" finds the caret in it. */
function useFieldFor(about: About | null): RefObject<HTMLTextAreaElement | null> {
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (about === null) return
    // A sheet or menu from which that was pressed gives the focus back first, one frame later.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => field.current?.focus())
    })
    return () => cancelAnimationFrame(frame)
  }, [about])
  return field
}

function AboutLine({ about, onClear }: { readonly about: About; readonly onClear: () => void }): ReactElement {
  const { t } = useTranslation()
  const named = useNamed(about)
  const name = named?.name ?? t('talk.aboutGone')
  return (
    <p className="talk-about">
      <bdi>{t('talk.about', { name })}</bdi>
      <IconButton label={t('talk.clearAbout', { name })} icon={<X aria-hidden size={16} />} onPress={onClear} />
    </p>
  )
}

type ComposerState = {
  readonly text: string
  readonly refused: RefusalCode | null
  type(text: string): void
  send(): void
}

function useComposer(): ComposerState {
  const { id } = useBoard()
  const { say, setTyping } = useTalk()
  const [text, setText] = useState(() => keptDraft(id))
  const [refused, setRefused] = useState<RefusalCode | null>(null)
  useTypingSign(text, setTyping)
  const type = (words: string) => {
    setText(words)
    keepDraft(id, words)
  }
  const send = () => {
    const words = text.trim()
    if (words === '' || text.length > limits.messageCharacters) return
    type('')
    setRefused(null)
    say(words).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error
      setRefused(error.code)
      const backTo = (now: string) => (now === '' ? words : `${words}\n${now}`)
      // Kept as well as shown: the talk may have been closed meanwhile, and this field with it.
      keepDraft(id, backTo(keptDraft(id)))
      setText(backTo)
    })
  }
  return { text, refused, type, send }
}

/** Milliseconds without a keystroke after which nobody is shown as typing. */
const typingMs = 4000

function useTypingSign(text: string, setTyping: (isTyping: boolean) => void): void {
  const told = useRef(false)
  useEffect(() => {
    const tell = (isTyping: boolean) => {
      if (told.current !== isTyping) setTyping(isTyping)
      told.current = isTyping
    }
    if (text === '') return tell(false)
    tell(true)
    const timer = setTimeout(() => tell(false), typingMs)
    return () => clearTimeout(timer)
  }, [text, setTyping])
}
