/** A field for a figure that must be exact: what cannot be understood stays in it, with an example of how to write it. */
import { type ReactElement, useState } from 'react'
import { useFormat } from '#client/state/use-format.ts'
import { DraftField, type FieldLook } from '#client/ui/text-field.tsx'
import { useDraft } from '#client/ui/use-draft.ts'
import { readFigure, writeFigure } from './typed-number.ts'

export type FigureFieldProps = FieldLook & {
  /** In units of `digits` decimals: cents for 2. Null for an empty field. */
  readonly value: number | null
  readonly digits: number
  /** Decimals that are always shown; as many as `digits` unless given. */
  readonly leastDigits?: number
  readonly most: number
  /** Shown at the field when what was typed is no such figure. */
  readonly wrongWords: string
  readonly onCommit: (value: number | null) => void
}

/** Commits only what was understood; an emptied field commits null. */
export function FigureField(props: FigureFieldProps): ReactElement {
  const { value, digits, most, onCommit } = props
  const { locale } = useFormat()
  const [wrong, setWrong] = useState<string | null>(null)
  const text = value === null ? '' : writeFigure(value, locale, digits, props.leastDigits)
  const draft = useDraft(wrong ?? text, typed => {
    const isEmpty = typed.trim() === ''
    const figure = isEmpty ? null : readFigure(typed, locale, digits)
    const isWrong = !isEmpty && (figure === null || figure > most)
    setWrong(isWrong ? typed : null)
    if (!isWrong && figure !== value) onCommit(figure)
  })
  return (
    <DraftField
      {...props}
      draft={draft}
      dir="ltr"
      inputMode="decimal"
      className="ui-number"
      error={wrong === null ? props.error : props.wrongWords}
    />
  )
}
