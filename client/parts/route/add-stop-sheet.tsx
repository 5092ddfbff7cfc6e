/** Adding a stop: found by name, or typed by hand with its position. It enters the plan with one press and not before. */
import { Plus } from 'lucide-react'
import { type ReactElement, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useEdit } from '#client/state/use-edit.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { useWordingLanguage } from '#client/state/use-wording-language.ts'
import { Button } from '#client/ui/button.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { Id } from '#shared/ids.ts'
import type { Plan, Stop } from '#shared/plan/plan.ts'
import { PositionFields } from './coordinate-field.tsx'
import { blankDraft, type DraftStop, draftFrom, stopFromDraft } from './draft-stop.ts'
import { CountryField, ZoneField } from './place-fields.tsx'
import { PlaceSearch } from './place-search.tsx'
import { useZoneOf } from './use-zone-of.ts'

export type AddStopSheetProps = {
  /** After which stop the sheet proposes to add; undefined while it is closed. */
  readonly after: Id | null | 'end' | undefined
  readonly onClose: () => void
  readonly onAdded: (id: Id, name: string) => void
}

/** A new draft each time it opens. */
export function AddStopSheet({ after, onClose, onAdded }: AddStopSheetProps): ReactElement {
  const { t } = useTranslation()
  return (
    <Sheet title={t('route.addTitle')} isOpen={after !== undefined} onClose={onClose}>
      {after === undefined ? null : <AddStop after={after} onAdded={onAdded} />}
    </Sheet>
  )
}

type AddStopProps = { readonly after: Id | null | 'end'; readonly onAdded: AddStopSheetProps['onAdded'] }

function AddStop({ after, onAdded }: AddStopProps): ReactElement {
  const { t } = useTranslation()
  const edit = useEdit()
  const [language] = useWordingLanguage()
  const stops = usePlan(stopsOf)
  const [draft, setDraft] = useState<DraftStop>(blankDraft)
  const [place, setPlace] = useState<string>(
    after === null ? first : after === 'end' ? (stops.at(-1)?.id ?? first) : after,
  )
  const addButton = useRef<HTMLButtonElement>(null)
  const [wasRefused, setRefused] = useState(false)
  const add = () => {
    const stop = stopFromDraft(draft)
    setRefused(stop === null)
    if (stop !== null) onAdded(edit.add('stops', stop, place === first ? null : place), stop.name)
  }
  const change = (part: Partial<DraftStop>) => setDraft(last => ({ ...last, ...part }))
  return (
    <>
      <PlaceSearch
        onChoose={found => {
          setDraft(draftFrom(found, language))
          // What was found needs nothing more: the next press adds it.
          requestAnimationFrame(() => addButton.current?.focus())
        }}
      />
      <DraftFields draft={draft} change={change} nameError={wasRefused && draft.name.trim() === ''} />
      <SelectField
        label={t('route.position')}
        value={place}
        options={[
          { value: first, label: t('route.positionFirst') },
          ...stops.map(stop => ({ value: stop.id, label: t('route.positionAfter', { name: stop.name }) })),
        ]}
        onChange={setPlace}
      />
      <Button ref={addButton} variant="primary" icon={<Plus aria-hidden size={18} />} onPress={add}>
        {t('route.addNow')}
      </Button>
    </>
  )
}

/** Stands for "before all others" among ids; no id is empty. */
const first = ''

function stopsOf(plan: Plan): readonly Stop[] {
  return plan.stops
}

type DraftFieldsProps = {
  readonly draft: DraftStop
  readonly change: (part: Partial<DraftStop>) => void
  readonly nameError: boolean
}

function DraftFields({ draft, change, nameError }: DraftFieldsProps): ReactElement {
  const { t } = useTranslation()
  const zone = useZoneOf(found => change({ zone: found }))
  return (
    <fieldset className="route-fields">
      <legend>{t('route.byHand')}</legend>
      <TextField
        label={t('route.name')}
        description={t('route.nameHint')}
        value={draft.name}
        error={nameError ? t('route.nameNeeded') : undefined}
        onChange={name => change({ name })}
        onCommit={name => change({ name })}
        isRequired
      />
      <CountryField value={draft.country} onCommit={country => change({ country })} />
      <PositionFields
        position={draft}
        onCommit={position => {
          change(position)
          const { lat, lon } = { ...draft, ...position }
          zone.find(lat, lon)
        }}
      />
      <ZoneField
        value={draft.zone}
        problem={zone.failed ? t('route.zoneFailed') : undefined}
        onCommit={chosen => change({ zone: chosen })}
      />
    </fieldset>
  )
}
