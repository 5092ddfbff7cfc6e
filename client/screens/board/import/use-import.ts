/** The steps of an import: a file is chosen, read, looked at, and what is chosen of it is added. Nothing is written before. */
import { useState } from 'react'
import { useSession } from '#client/state/board-context.ts'
import { readImport } from '#client/state/import-calls.ts'
import { useEdit } from '#client/state/use-edit.ts'
import { useSending } from '#client/state/use-sending.ts'
import { useWordingLanguage } from '#client/state/use-wording-language.ts'
import type { Id } from '#shared/ids.ts'
import type { RecordValues } from '#shared/plan/kinds.ts'
import type { Language } from '#shared/plan/plan.ts'
import type { FoundRecord, ImportChoice, ImportList, ImportReply } from '#shared/protocol/imports.ts'
import type { Refusal } from '#shared/protocol/refusals.ts'
import { type NoRoom, noRoomFor, recordsFrom } from './import-records.ts'

/** Behind which stop the stops go: a stop, before all others (''), or at the end. */
export type Position = Id | 'end'

export type Import = {
  readonly file: File | null
  readonly found: ImportReply | null
  /** Rows that are not to be added. */
  readonly leftOut: ReadonlySet<number>
  readonly language: Language
  readonly position: Position
  readonly added: { readonly list: ImportList; readonly count: number; readonly isUndone: boolean } | null
  readonly noRoom: NoRoom | null
  readonly isPending: boolean
  readonly refusal: Refusal | null
  choose(file: File): void
  /** Reads the file again, understood as it is said. */
  understand(choice: ImportChoice): void
  leaveOut(rows: readonly number[], isLeftOut: boolean): void
  setLanguage(language: Language): void
  setPosition(position: Position): void
  add(): void
  undo(): void
  startOver(): void
}

const nothing: ReadonlySet<number> = new Set()

/** One import, on the open board. */
export function useImport(): Import {
  const { line, plan, info } = useSession()
  const edit = useEdit()
  const [wording] = useWordingLanguage()
  const { isPending, refusal, send } = useSending()
  const [file, setFile] = useState<File | null>(null)
  const [found, setFound] = useState<ImportReply | null>(null)
  const [leftOut, setLeftOut] = useState(nothing)
  const [chosenLanguage, setLanguage] = useState<Language | null>(null)
  const language = chosenLanguage ?? wording
  const [position, setPosition] = useState<Position>('end')
  const [added, setAdded] = useState<Import['added']>(null)
  const [noRoom, setNoRoom] = useState<NoRoom | null>(null)
  const read = (of: File, choice: ImportChoice) =>
    send(
      () => readImport(info.id, of, choice),
      reply => {
        setFound(reply)
        setLeftOut(nothing)
        setNoRoom(null)
      },
    )
  const add = () => {
    if (found === null) return
    const chosen = found.records.filter(({ row }) => !leftOut.has(row)) as FoundRecord[]
    const records = recordsFrom(found.list, chosen, language) as Partial<RecordValues[ImportList]>[]
    const full = noRoomFor(line.doc, plan.get(), found.list, records)
    setNoRoom(full)
    if (full !== null) return
    edit.addAll(found.list, records, found.list !== 'stops' ? 'end' : position === '' ? null : position)
    setAdded({ list: found.list, count: records.length, isUndone: false })
  }
  return {
    ...{ file, found, leftOut, language, position, added, noRoom, isPending, refusal },
    choose: of => {
      setFile(of)
      setFound(null)
      read(of, {})
    },
    understand: choice => {
      if (file !== null) read(file, choice)
    },
    leaveOut: (rows, isLeftOut) => setLeftOut(last => changed(last, rows, isLeftOut)),
    setLanguage,
    setPosition,
    add,
    undo: () => {
      edit.undo()
      setAdded(last => last && { ...last, isUndone: true })
    },
    startOver: () => {
      setFile(null)
      setFound(null)
      setLeftOut(nothing)
      setLanguage(null)
      setPosition('end')
      setAdded(null)
      setNoRoom(null)
    },
  }
}

function changed(last: ReadonlySet<number>, rows: readonly number[], isIn: boolean): ReadonlySet<number> {
  const next = new Set(last)
  for (const row of rows) isIn ? next.add(row) : next.delete(row)
  return next
}
