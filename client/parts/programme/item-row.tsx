/** One item of the programme in its day: when, what, where, who, and what others should know about it. */
import { Backpack, MapPin } from 'lucide-react'
import type { DragEvent, ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { CommitteeName } from '#client/records/committee.tsx'
import { EditingMark, useEditedRow } from '#client/records/editing.tsx'
import { focusHome } from '#client/records/use-focus-after.ts'
import { useReveal } from '#client/records/use-reveal.ts'
import { Warnings } from '#client/records/warnings.tsx'
import { useWords, Wording } from '#client/records/wording.tsx'
import { useEdit } from '#client/state/use-edit.ts'
import { useFormat } from '#client/state/use-format.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { useSelection } from '#client/state/use-selection.ts'
import type { ProgrammeItem } from '#shared/plan/plan.ts'
import { dragItem } from './drag-item.ts'
import { ItemMenu } from './item-menu.tsx'
import { ItemTimes } from './item-times.tsx'
import type { ItemDesk } from './use-item-desk.ts'
import { useStopName } from './use-stop-name.ts'

export type ItemRowProps = {
  readonly item: ProgrammeItem
  readonly desk: ItemDesk
  /** True where the day is spent at several stops, so that each item must say at which it is. */
  readonly showStop: boolean
}

/** A row of a day's list. */
export function ItemRow({ item, desk, showStop }: ItemRowProps): ReactElement {
  const { readOnly } = useEdit()
  const isSelected = useSelection().isSelected(item.id)
  const row = useReveal<HTMLLIElement>(isSelected)
  const edited = useEditedRow(item.id)
  const drag = readOnly
    ? {}
    : { draggable: true, onDragStart: (event: DragEvent) => dragItem(event.dataTransfer, item.id) }
  return (
    <li {...edited} {...drag} ref={row} className="programme-item" data-selected={isSelected || undefined}>
      <ItemTimes item={item} />
      <div className="programme-body">
        <div className="programme-head">
          <ItemTitle item={item} desk={desk} />
          <EditingMark record={item.id} />
        </div>
        <ItemFacts item={item} showStop={showStop} />
        <ItemWords item={item} />
        <Warnings kind="items" id={item.id} />
      </div>
      <ItemMenu item={item} desk={desk} />
    </li>
  )
}

/** The title as the button that opens the item, or plain for those who only read. */
function ItemTitle({ item, desk }: Pick<ItemRowProps, 'item' | 'desk'>): ReactElement {
  const { t } = useTranslation()
  const { readOnly } = useEdit()
  const wordsOf = useWords()
  const title = <Wording of={item.title} empty={t('programme.untitled')} />
  if (readOnly) return <h4 className="programme-title">{title}</h4>
  const name = t('programme.open', { title: wordsOf(item.title, t('programme.untitled')) })
  return (
    <h4 className="programme-title">
      <button
        type="button"
        {...focusHome(item.id)}
        className="records-title-button"
        title={name}
        onClick={() => desk.open(item.id)}
      >
        {title}
      </button>
    </h4>
  )
}

function ItemFacts({ item, showStop }: Pick<ItemRowProps, 'item' | 'showStop'>): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  const nameOf = useStopName()
  const stop = usePlan(plan => plan.stops.find(each => each.id === item.stop))
  const place = [showStop && stop !== undefined ? nameOf(stop) : '', item.place].filter(Boolean).join(', ')
  return (
    <ul className="programme-facts">
      {item.unplaced ? <li className="records-unplaced">{t('programme.stopGone')}</li> : null}
      {item.stop === null ? <li className="records-unplaced">{t('programme.noStop')}</li> : null}
      {place === '' ? null : (
        <li>
          <MapPin aria-hidden size={14} />
          <span dir="auto">{place}</span>
        </li>
      )}
      {item.committee === null ? null : (
        <li>
          <CommitteeName id={item.committee} empty="" />
        </li>
      )}
      {item.method === '' ? null : <li dir="auto">{item.method}</li>}
      {item.language === '' ? null : <li>{t('programme.heldIn', { language: format.language(item.language) })}</li>}
    </ul>
  )
}

function ItemWords({ item }: { readonly item: ProgrammeItem }): ReactElement | null {
  const { t } = useTranslation()
  const isWritten = (words: ProgrammeItem['note']) => Object.keys(words).length > 0
  return (
    <>
      {isWritten(item.note) ? (
        <p className="programme-note">
          <Wording of={item.note} />
        </p>
      ) : null}
      {isWritten(item.bring) ? (
        <p className="programme-note">
          <Backpack aria-hidden size={14} />
          {t('programme.bringLine')}
          <Wording of={item.bring} />
        </p>
      ) : null}
    </>
  )
}
