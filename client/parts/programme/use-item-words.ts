/** What is said aloud when an item was moved or deleted. */
import { useTranslation } from 'react-i18next'
import { useWords } from '#client/records/wording.tsx'
import { useFormat } from '#client/state/use-format.ts'
import { useAnnounce } from '#client/ui/announcer.tsx'
import type { Day, ProgrammeItem } from '#shared/plan/plan.ts'
import type { Move } from './moves.ts'

export type ItemWords = {
  /** Says the new place of `item` in `row`, the items among which it moves, and its new time. */
  moved(row: readonly ProgrammeItem[], item: ProgrammeItem, move: Move): void
  placed(item: ProgrammeItem, day: Day | null): void
  /** The words for a deletion; the hint says them. */
  deleted(item: ProgrammeItem): string
}

/** The announcements of the programme. */
export function useItemWords(): ItemWords {
  const { t } = useTranslation()
  const format = useFormat()
  const announce = useAnnounce()
  const wordsOf = useWords()
  const titleOf = (item: ProgrammeItem) => wordsOf(item.title, t('programme.untitled'))
  return {
    moved: (row, item, move) => {
      const position = row.findIndex(each => each.id === item.id) + 1
      const facts = { title: titleOf(item), position, count: row.length }
      const start = move.kind === 'times' ? move.times.find(each => each.id === item.id)?.start : undefined
      if (start === undefined || item.day === null) return announce(t('programme.movedOrder', facts))
      announce(t('programme.movedTime', { ...facts, time: format.time(start), day: format.day(item.day) }))
    },
    placed: (item, day) => {
      const where = day === null ? t('programme.noDay') : format.day(day)
      announce(t('programme.movedDay', { title: titleOf(item), day: where }))
    },
    deleted: item => t('programme.deleted', { title: titleOf(item) }),
  }
}
