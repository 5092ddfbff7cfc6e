/** The pickers behind `day-field.tsx`. What is typed is held until the field is left or a day is picked. */
import './no-markup.ts'
import { type CalendarDate, parseDate, parseTime, type Time } from '@internationalized/date'
import { CalendarDays, ChevronLeft, ChevronRight, X } from 'lucide-react'
import { type FocusEvent, type ReactElement, useRef, useState } from 'react'
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Popover,
  TimeField,
} from 'react-aria-components'
import type { ClockFieldProps, DayFieldProps, DayTimeFieldProps } from './day-field.tsx'
import { FieldFoot, FieldLabel } from './text-field.tsx'
import { useUiWords } from './ui-words.tsx'

/** A day, typed or picked from a calendar. */
export function DayPicker(props: DayFieldProps): ReactElement {
  const words = useUiWords()
  const held = useHeld(props.value === null ? null : parseDate(props.value), day =>
    props.onCommit(day?.toString() ?? null),
  )
  return (
    <DatePicker
      className={`ui-field ${props.className ?? ''}`}
      value={held.value}
      placeholderValue={props.near ? parseDate(props.near) : undefined}
      onChange={day => held.hold(day as CalendarDate | null)}
      onOpenChange={held.settle}
      onBlur={held.leave}
      onFocusChange={props.onFocusChange}
      granularity="day"
      shouldForceLeadingZeros
      isInvalid={props.error !== undefined}
      isDisabled={props.isDisabled}
      isReadOnly={props.isReadOnly}
    >
      <FieldLabel label={props.label} note={props.note} isHidden={props.isLabelHidden} />
      <Group className="ui-box ui-day">
        <DateInput className="ui-segments">
          {segment => <DateSegment segment={segment} className="ui-datepart" />}
        </DateInput>
        {props.value === null || props.isReadOnly ? null : <ClearButton onClear={held.clear} />}
        <Button className="ui-day-open" aria-label={words.openCalendar}>
          <CalendarDays aria-hidden size={18} />
        </Button>
      </Group>
      <FieldFoot description={props.description} error={props.error} />
      <Popover className="ui-popover">
        <Dialog className="ui-calendar-dialog">
          <MonthCalendar />
        </Dialog>
      </Popover>
    </DatePicker>
  )
}

function MonthCalendar(): ReactElement {
  return (
    <Calendar className="ui-calendar">
      <header className="ui-calendar-head">
        <Button slot="previous" className="ui-icon-button ui-button-quiet">
          <ChevronLeft aria-hidden size={18} className="ui-flip" />
        </Button>
        <Heading className="ui-calendar-title" />
        <Button slot="next" className="ui-icon-button ui-button-quiet">
          <ChevronRight aria-hidden size={18} className="ui-flip" />
        </Button>
      </header>
      <CalendarGrid>{date => <CalendarCell date={date} className="ui-calendar-day" />}</CalendarGrid>
    </Calendar>
  )
}

/** A time on a clock of 24 hours, as a timetable has it. */
export function ClockPicker(props: ClockFieldProps): ReactElement {
  const held = useHeld(props.value === null ? null : parseTime(props.value), time =>
    props.onCommit(time === null ? null : time.toString().slice(0, 5)),
  )
  return (
    <TimeField
      className={`ui-field ${props.className ?? ''}`}
      value={held.value}
      onChange={time => held.hold(time as Time | null)}
      onBlur={held.leave}
      onFocusChange={props.onFocusChange}
      granularity="minute"
      hourCycle={24}
      shouldForceLeadingZeros
      isInvalid={props.error !== undefined}
      isDisabled={props.isDisabled}
      isReadOnly={props.isReadOnly}
    >
      <FieldLabel label={props.label} note={props.note} isHidden={props.isLabelHidden} />
      <div className="ui-box ui-day">
        <DateInput className="ui-segments">
          {segment => <DateSegment segment={segment} className="ui-datepart" />}
        </DateInput>
        {props.value === null || props.isReadOnly ? null : <ClearButton onClear={held.clear} />}
      </div>
      <FieldFoot description={props.description} error={props.error} />
    </TimeField>
  )
}

/** Two fields in a group. One half alone waits on the screen until the other is there. */
export function DayTimePicker(props: DayTimeFieldProps): ReactElement {
  const words = useUiWords()
  const [half, setHalf] = useState<{ readonly day: string | null; readonly time: string | null } | null>(null)
  const stored = { day: props.value?.slice(0, 10) ?? null, time: props.value?.slice(11, 16) ?? null }
  const shown = half ?? stored
  const take = (change: Partial<typeof stored>) => {
    const next = { ...shown, ...change }
    const isWhole = next.day !== null && next.time !== null
    const isEmpty = next.day === null && next.time === null
    setHalf(isWhole || isEmpty ? null : next)
    if (isWhole) props.onCommit(`${next.day}T${next.time}`)
    else if (props.value !== null) props.onCommit(null)
  }
  const common = {
    isDisabled: props.isDisabled === true,
    isReadOnly: props.isReadOnly === true,
    ...(props.onFocusChange === undefined ? {} : { onFocusChange: props.onFocusChange }),
  }
  return (
    <fieldset className={`ui-daytime ${props.className ?? ''}`}>
      <legend className={props.isLabelHidden ? 'ui-hidden' : 'ui-label'}>
        {props.label}
        {props.note}
      </legend>
      <DayPicker
        {...common}
        label={words.day}
        isLabelHidden
        value={shown.day}
        near={props.near ?? null}
        onCommit={day => take({ day })}
      />
      <ClockPicker {...common} label={words.time} isLabelHidden value={shown.time} onCommit={time => take({ time })} />
      {props.description === undefined ? null : <p className="ui-description">{props.description}</p>}
      {props.error === undefined ? null : <p className="ui-error">{props.error}</p>}
    </fieldset>
  )
}

// No `slot`: in a picker every button without one would take the calendar's press.
function ClearButton({ onClear }: { readonly onClear: () => void }): ReactElement {
  const words = useUiWords()
  return (
    <Button slot={null} className="ui-day-clear" aria-label={words.clear} onPress={onClear}>
      <X aria-hidden size={16} />
    </Button>
  )
}

type Held<Value> = {
  readonly value: Value | null
  hold(value: Value | null): void
  settle(): void
  leave(event: FocusEvent): void
  clear(): void
}

// While a year is typed digit by digit every prefix is a valid year; so a value waits here until the field is left.
function useHeld<Value extends { toString(): string }>(
  stored: Value | null,
  onCommit: (value: Value | null) => void,
): Held<Value> {
  const [held, setHeld] = useState<{ readonly value: Value | null } | null>(null)
  const latest = useRef(held)
  latest.current = held
  const hold = (value: Value | null) => {
    latest.current = { value }
    setHeld(latest.current)
  }
  const settle = () => {
    const last = latest.current
    latest.current = null
    setHeld(null)
    if (last !== null && String(last.value) !== String(stored)) onCommit(last.value)
  }
  return {
    value: held === null ? stored : held.value,
    hold,
    settle,
    leave: settle,
    clear: () => {
      latest.current = null
      setHeld(null)
      onCommit(null)
    },
  }
}
