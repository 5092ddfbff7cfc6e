/** Ways whose stops no longer follow each other. They were typed by somebody, so they wait here for a new place. */
import { Trash2 } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useEdit } from '#client/state/use-edit.ts'
import { usePlanNow } from '#client/state/use-plan.ts'
import { IconButton } from '#client/ui/button.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import type { Leg } from '#shared/plan/plan.ts'
import { ModeIcon } from './leg-row.tsx'
import { lostLegs, openGaps } from './line-rows.ts'
import { useEndNames } from './use-end-names.ts'

export type LostLegsProps = {
  readonly isOpen: boolean
  readonly onEdit: (leg: Leg) => void
  readonly onDelete: (leg: Leg) => void
}

/** Nothing while every way has its place. */
export function LostLegs({ onEdit, onDelete }: LostLegsProps): ReactElement | null {
  const { t } = useTranslation()
  const lost = lostLegs(usePlanNow())
  if (lost.length === 0) return null
  return (
    <section className="route-lost" aria-labelledby="route-lost">
      <h3 id="route-lost">{t('route.lost')}</h3>
      <p>{t('route.lostHint')}</p>
      <ul>
        {lost.map(leg => (
          <li key={leg.id} data-leg={leg.id}>
            <LostLeg leg={leg} onEdit={onEdit} onDelete={onDelete} />
          </li>
        ))}
      </ul>
    </section>
  )
}

type LostLegProps = Omit<LostLegsProps, 'isOpen'> & { readonly leg: Leg }

function LostLeg({ leg, onEdit, onDelete }: LostLegProps): ReactElement {
  const { t } = useTranslation()
  const { readOnly } = useEdit()
  const names = useEndNames()(leg)
  return (
    <div className="route-lost-leg">
      <button type="button" className="route-leg" onClick={() => onEdit(leg)}>
        <span className="route-leg-line">
          <ModeIcon mode={leg.mode} />
          <span className="route-leg-words">
            {leg.number === '' ? null : <b dir="auto">{leg.number}</b>}
            <span>{t('route.lostWay', names)}</span>
          </span>
        </span>
      </button>
      <NewPlaceField leg={leg} />
      {readOnly ? null : (
        <IconButton
          label={t('route.deleteWay', names)}
          icon={<Trash2 aria-hidden size={18} />}
          onPress={() => onDelete(leg)}
        />
      )}
    </div>
  )
}

/** Gives a way two neighbours that have none between them yet. Nothing when every gap is filled. */
export function NewPlaceField({ leg }: { readonly leg: Leg }): ReactElement | null {
  const { t } = useTranslation()
  const edit = useEdit()
  const names = useEndNames()
  const gaps = openGaps(usePlanNow())
  if (gaps.length === 0 || edit.readOnly) return null
  const options = gaps.map(({ from, to }) => ({
    value: from.id,
    label: t('route.lostWay', names({ from: from.id, to: to.id })),
  }))
  return (
    <SelectField
      className="route-new-place"
      label={t('route.newPlace', names(leg))}
      isLabelHidden
      value={null}
      placeholder={t('route.choosePlace')}
      options={options}
      onChange={start => {
        const gap = gaps.find(({ from }) => from.id === start)
        if (gap !== undefined) edit.change('legs', leg.id, { from: gap.from.id, to: gap.to.id })
      }}
    />
  )
}
