/** One coordinate of a place, typed or pasted; what cannot be read stays in the field with a word on how to write it. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldMark } from '#client/records/editing.tsx'
import { useFormat } from '#client/state/use-format.ts'
import { TextField } from '#client/ui/text-field.tsx'
import {
  type CoordinateAxis,
  type CoordinateProblem,
  parseCoordinate,
  parsePair,
  showCoordinate,
} from './coordinates.ts'

export type Position = { readonly lat: number | null; readonly lon: number | null }

export type PositionFieldsProps = {
  readonly position: Position
  /** Gets only the coordinates that changed. */
  readonly onCommit: (position: Partial<Position>) => void
  readonly isReadOnly?: boolean
  /** Who else is in the field, and how to say that I am. */
  readonly marks?: (axis: CoordinateAxis) => FieldMark
}

const examples = { lat: 52.2286, lon: 21.0031 } as const

/** Latitude and longitude side by side. A pair that is pasted into one of them fills both. */
export function PositionFields(props: PositionFieldsProps): ReactElement {
  return (
    <div className="route-pair">
      <CoordinateField {...props} axis="lat" />
      <CoordinateField {...props} axis="lon" />
    </div>
  )
}

type Wrong = { readonly text: string; readonly problem: CoordinateProblem }

function CoordinateField(props: PositionFieldsProps & { readonly axis: CoordinateAxis }): ReactElement {
  const { axis, position, onCommit } = props
  const { t } = useTranslation()
  const format = useFormat()
  const [wrong, setWrong] = useState<Wrong | null>(null)
  const sign = format.number(0.5, 1).replace(/\p{Nd}/gu, '')
  const example = showCoordinate(examples[axis], sign)
  const commit = (text: string) => {
    const parsed = readTyped(text, axis)
    setWrong(typeof parsed === 'string' ? { text, problem: parsed } : null)
    if (typeof parsed !== 'string') onCommit(parsed)
  }
  return (
    <TextField
      label={t(`route.${axis}`)}
      value={wrong?.text ?? showCoordinate(position[axis], sign)}
      onCommit={commit}
      error={wrong === null ? undefined : problemWords(t, wrong.problem, axis, example)}
      description={t(`route.${axis}Hint`, { example })}
      inputMode="text"
      dir="ltr"
      isReadOnly={props.isReadOnly}
      {...props.marks?.(axis)}
    />
  )
}

function readTyped(text: string, axis: CoordinateAxis): Partial<Position> | CoordinateProblem {
  if (text.trim() === '') return { [axis]: null }
  const pair = parsePair(text)
  if (pair !== null) return pair
  const value = parseCoordinate(text, axis)
  return typeof value === 'string' ? value : { [axis]: value }
}

type Words = ReturnType<typeof useTranslation>['t']

function problemWords(t: Words, problem: CoordinateProblem, axis: CoordinateAxis, example: string): string {
  if (problem === 'unreadable') return t('route.coordinate.unreadable', { example })
  return axis === 'lat' ? t('route.coordinate.outsideLat') : t('route.coordinate.outsideLon')
}
