/** A line that the server wrote: a version was proposed, answered, agreed or withdrawn. Worded in the reader's language. */
import { MessageSquareWarning, Stamp } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoard } from '#client/state/use-board.ts'
import type { Message, SystemEvent } from '#shared/talk/message.ts'
import { TimeOf, Words } from './message-line.tsx'

type Tone = 'ok' | 'warn' | 'info'

/** The line, in green for an approval, amber for an objection, plain for the rest. */
export function SystemLine({
  message,
  system,
}: {
  readonly message: Message
  readonly system: SystemEvent
}): ReactElement {
  const { t } = useTranslation()
  const city = useBoard().committee(message.by.committee)?.city ?? ''
  const tone = toneOf(system)
  const Icon = tone === 'warn' ? MessageSquareWarning : Stamp
  return (
    <div className={`talk-system talk-system-${tone}`}>
      <p className="talk-system-line">
        <Icon aria-hidden size={16} />
        <span>{t(`talk.system.${wordOf(system)}`, { city, version: system.version })}</span>
        <TimeOf at={message.at} committee={message.by.committee} />
      </p>
      {message.text === '' ? null : <Words text={message.text} language={message.language} />}
    </div>
  )
}

/** The key of the wording under `talk.system`. */
export function wordOf(system: SystemEvent): 'proposed' | 'approve' | 'object' | 'abstain' | 'agreed' | 'withdrawn' {
  return system.event === 'decided' ? system.kind : system.event
}

function toneOf(system: SystemEvent): Tone {
  if (system.event === 'agreed') return 'ok'
  if (system.event !== 'decided') return 'info'
  return system.kind === 'approve' ? 'ok' : system.kind === 'object' ? 'warn' : 'info'
}
