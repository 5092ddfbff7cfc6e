/** One item in the week's grid: as tall as it lasts. */
import type { CSSProperties, ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useEditedRow } from '#client/records/editing.tsx'
import { useWords, Wording } from '#client/records/wording.tsx'
import { useBoard } from '#client/state/use-board.ts'
import { useEdit } from '#client/state/use-edit.ts'
import { useFormat } from '#client/state/use-format.ts'
import { Mark } from '#client/ui/mark.tsx'
import type { ProgrammeItem } from '#shared/plan/plan.ts'
import type { ItemDesk } from './use-item-desk.ts'
import type { Slot } from './week.ts'

export type WeekItemProps = { readonly slot: Slot; readonly desk: ItemDesk; readonly style: CSSProperties }

/** A button that opens the item; a plain box for those who only read. */
export function WeekItem({ slot, desk, style }: WeekItemProps): ReactElement {
  const { t } = useTranslation()
  const { readOnly } = useEdit()
  const wordsOf = useWords()
  const { style: editedStyle, ...edited } = useEditedRow(slot.item.id)
  const name = t('programme.open', { title: wordsOf(slot.item.title, t('programme.untitled')) })
  const size = slot.height < 60 ? 'short' : 'tall'
  return (
    <li {...edited} className="programme-slot" style={{ ...editedStyle, ...style }}>
      {readOnly ? (
        <div className="programme-slot-box" data-size={size}>
          <SlotWords item={slot.item} />
        </div>
      ) : (
        <button
          type="button"
          className="programme-slot-box"
          data-size={size}
          title={name}
          onClick={() => desk.open(slot.item.id)}
        >
          <SlotWords item={slot.item} />
        </button>
      )}
    </li>
  )
}

function SlotWords({ item }: { readonly item: ProgrammeItem }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { committee } = useBoard()
  const home = committee(item.committee)
  const times = [item.start, item.end].filter(time => time !== null).map(time => format.time(time))
  return (
    <>
      <span className="programme-slot-time">{times.join(' – ')}</span>
      <b>
        <Wording of={item.title} empty={t('programme.untitled')} isPlain />
      </b>
      {item.party === '' ? null : <span dir="auto">{t('programme.party', { party: item.party })}</span>}
      {home === undefined ? null : <Mark initials={home.initials} colour={home.colour} name={home.city} size="small" />}
    </>
  )
}
