/** Moving an item to another day or place by choosing both from lists: what dragging does, without dragging. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWords } from '#client/records/wording.tsx'
import { useFormat } from '#client/state/use-format.ts'
import { usePlanNow } from '#client/state/use-plan.ts'
import { Button } from '#client/ui/button.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import type { ProgrammeItem } from '#shared/plan/plan.ts'
import { placesOn, programmeDays } from './days.ts'
import { stopOnDay } from './moves.ts'
import type { ItemDesk } from './use-item-desk.ts'
import { useStopName } from './use-stop-name.ts'
import { useStopOptions } from './use-stop-options.ts'

/** A small dialog; choosing a day proposes the stop where the group is then. */
export function MoveSheet({ item, desk }: { readonly item: ProgrammeItem; readonly desk: ItemDesk }): ReactElement {
  const { t } = useTranslation()
  const plan = usePlanNow()
  const wordsOf = useWords()
  const [to, setTo] = useState({ day: item.day ?? '', stop: item.stop ?? '' })
  const pickDay = (day: string) => setTo({ day, stop: stopOnDay(plan, item, day === '' ? null : day) ?? '' })
  return (
    <Sheet
      place="dialog"
      isOpen
      title={t('programme.moveTitle', { title: wordsOf(item.title, t('programme.untitled')) })}
      onClose={desk.close}
      foot={
        <>
          <Button onPress={desk.close}>{t('common.cancel')}</Button>
          <Button variant="primary" onPress={() => desk.place(item, to.day === '' ? null : to.day, to.stop || null)}>
            {t('programme.move')}
          </Button>
        </>
      }
    >
      <div className="records-fields">
        <SelectField label={t('programme.fieldDay')} value={to.day} options={useDayOptions(item)} onChange={pickDay} />
        <SelectField
          label={t('programme.fieldStop')}
          value={to.stop}
          options={useStopOptions()}
          onChange={stop => setTo({ ...to, stop })}
        />
      </div>
    </Sheet>
  )
}

function useDayOptions(item: ProgrammeItem): { value: string; label: string }[] {
  const { t } = useTranslation()
  const format = useFormat()
  const nameOf = useStopName()
  const plan = usePlanNow()
  const days = [...new Set([...programmeDays(plan), ...(item.day === null ? [] : [item.day])])].sort()
  const named = days.map(day => {
    const places = placesOn(plan, day).map(nameOf)
    return { value: day, label: [format.dayShort(day), ...places].join(' · ') }
  })
  return [...named, { value: '', label: t('programme.noDay') }]
}
