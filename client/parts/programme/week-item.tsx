/** One item in the week's grid: as tall as it lasts. */
import type { CSSProperties, ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { CommitteeName } from '#client/records/committee.tsx'
import { useEditedRow } from '#client/records/editing.tsx'
import { useWords, Wording } from '#client/records/wording.tsx'
import { useEdit } from '#client/state/use-edit.ts'
import { useFormat } from '#client/state/use-format.ts'
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
          <SlotWords slot={slot} />
        </div>
      ) : (
        <button
          type="button"
          className="programme-slot-box"
          data-size={size}
          title={name}
          onClick={() => desk.open(slot.item.id)}
        >
          <SlotWords slot={slot} />
        </button>
      )}
    </li>
  )
}

function SlotWords({ slot }: { readonly slot: Slot }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { item, lanes } = slot
  const shown = lanes === 1 ? [item.start, item.end] : [item.start]
  const times = shown.filter(time => time !== null).map(time => format.time(time))
  return (
    <>
      <span className="programme-slot-words">
        <span className="programme-slot-time">{times.join(' – ')} </span>
        <b>
          <Wording of={item.title} empty={t('programme.untitled')} isPlain />
        </b>
      </span>
      {item.party === '' ? null : <span dir="auto">{t('programme.party', { party: item.party })}</span>}
      {item.committee === null ? null : <CommitteeName id={item.committee} empty="" />}
    </>
  )
}
