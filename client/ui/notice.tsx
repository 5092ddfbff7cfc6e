/** Something people should know about what is before them, and an empty place that says what could stand there. */
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'

export type Tone = 'info' | 'ok' | 'warn' | 'stop'

export type NoticeProps = {
  readonly tone: Tone
  readonly icon?: ReactElement
  readonly children: ReactNode
  readonly action?: ReactNode
  /** `alert` interrupts a screen reader: only for what the person must know now. */
  readonly role?: 'status' | 'alert'
  readonly className?: string
}

const icons: Readonly<Record<Tone, ReactElement>> = {
  info: <Info aria-hidden size={18} />,
  ok: <CircleCheck aria-hidden size={18} />,
  warn: <TriangleAlert aria-hidden size={18} />,
  stop: <CircleAlert aria-hidden size={18} />,
}

/** A line or two with an icon, in one of four tones. */
export function Notice({ tone, icon, children, action, role, className = '' }: NoticeProps): ReactElement {
  return (
    <div {...(role === undefined ? {} : { role })} className={`ui-notice ui-notice-${tone} ${className}`}>
      {icon ?? icons[tone]}
      <div className="ui-notice-words">{children}</div>
      {action}
    </div>
  )
}

export type EmptyStateProps = {
  readonly icon?: ReactElement
  readonly title: string
  readonly children?: ReactNode
  readonly action?: ReactNode
}

/** What an empty list shows: what belongs here and the button that begins it. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps): ReactElement {
  return (
    <div className="ui-empty">
      {icon}
      <p className="ui-empty-title">{title}</p>
      {children === undefined ? null : <div className="ui-empty-words">{children}</div>}
      {action}
    </div>
  )
}
