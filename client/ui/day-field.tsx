/** Fields for a day and for a clock time. The pickers come in a chunk of their own (everyone.md D1). */
import { type ReactElement, Suspense } from 'react'
import { fetched } from './fetched.ts'
import type { FieldLook } from './text-field.tsx'

export type DayFieldProps = FieldLook & {
  /** `2027-05-01`, or null. */
  readonly value: string | null
  readonly onCommit: (day: string | null) => void
  /** The day a calendar opens at when the field is empty. */
  readonly near?: string | null
}

export type ClockFieldProps = FieldLook & {
  /** `10:40`, or null. */
  readonly value: string | null
  readonly onCommit: (time: string | null) => void
}

export type DayTimeFieldProps = FieldLook & {
  /** `2027-05-01T10:40`, or null. */
  readonly value: string | null
  readonly onCommit: (local: string | null) => void
  readonly near?: string | null
}

const LazyDay = fetched(async () => (await import('./day-picker.tsx')).DayPicker)
const LazyClock = fetched(async () => (await import('./day-picker.tsx')).ClockPicker)
const LazyDayTime = fetched(async () => (await import('./day-picker.tsx')).DayTimePicker)

/** A day without time. Typed part by part in the reader's order, or picked. */
export function DayField(props: DayFieldProps): ReactElement {
  return (
    <Suspense fallback={<Waiting label={props.label} />}>
      <LazyDay {...props} />
    </Suspense>
  )
}

/** A time on the clock, 24 hours. */
export function ClockField(props: ClockFieldProps): ReactElement {
  return (
    <Suspense fallback={<Waiting label={props.label} />}>
      <LazyClock {...props} />
    </Suspense>
  )
}

/** Day and clock time together; committed only when both are there. */
export function DayTimeField(props: DayTimeFieldProps): ReactElement {
  return (
    <Suspense fallback={<Waiting label={props.label} />}>
      <LazyDayTime {...props} />
    </Suspense>
  )
}

function Waiting({ label }: { readonly label: string }): ReactElement {
  return (
    <div className="ui-field" aria-hidden>
      <span className="ui-label">{label}</span>
      <span className="ui-box" />
    </div>
  )
}
