/** A committee as fields: its city by search, the name that stands on everything, its letters and its colour. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FindPlace } from '#client/parts/route/place-search.tsx'
import '#client/parts/route/route-fields.css'
import { useFormat } from '#client/state/use-format.ts'
import { Button } from '#client/ui/button.tsx'
import { Dot } from '#client/ui/mark.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { ChangeCommitteeRequest, CommitteeSeat } from '#shared/protocol/people.ts'
import type { FoundPlace } from '#shared/protocol/routes.ts'
import { freeColours, initialsFor } from './committee-look.ts'

export type CommitteeFieldsProps = {
  /** null until a city is chosen. */
  readonly value: ChangeCommitteeRequest | null
  readonly others: readonly CommitteeSeat[]
  readonly onChange: (value: ChangeCommitteeRequest) => void
  /** Somebody tried to save without a city. */
  readonly isMissing: boolean
  /** Other fields come before these. */
  readonly isLater?: boolean
}

/** Letters and colour are proposed, and can be changed. */
export function CommitteeFields(props: CommitteeFieldsProps): ReactElement {
  const { value, others, onChange, isMissing, isLater = false } = props
  const { t, i18n } = useTranslation()
  const [isSearching, setSearching] = useState(value === null)
  const choose = ({ name: city, country, lat, lon, zone }: FoundPlace) => {
    const look = { initials: initialsFor(city, others), colour: value?.colour ?? freeColours(others)[0] ?? 1 }
    onChange({ city, country, lat, lon, zone, ...look })
    setSearching(false)
  }
  if (isSearching || value === null)
    return (
      <>
        <FindPlace
          label={t('people.findCity')}
          language={i18n.language}
          onChoose={choose}
          autoFocus={!isLater || value !== null}
        />
        <p className="ui-description">{t('people.findCityHelp')}</p>
        {isMissing ? (
          <p className="ui-error" role="alert">
            {t('people.cityMissing')}
          </p>
        ) : null}
      </>
    )
  return (
    <>
      <Chosen value={value} onAgain={() => setSearching(true)} />
      <Look value={value} others={others} onChange={onChange} />
    </>
  )
}

type ChosenProps = { readonly value: ChangeCommitteeRequest; readonly onAgain: () => void }

function Chosen({ value, onAgain }: ChosenProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const where = [format.country(value.country), value.zone.replaceAll('_', ' ')].filter(Boolean).join(' · ')
  return (
    <div className="people-chosen">
      <p>
        <b>
          <bdi>{value.city}</bdi>
        </b>
        <span>{where}</span>
      </p>
      <Button size="small" onPress={onAgain}>
        {t('people.otherCity')}
      </Button>
    </div>
  )
}

type LookProps = Pick<CommitteeFieldsProps, 'others' | 'onChange'> & { readonly value: ChangeCommitteeRequest }

function Look({ value, others, onChange }: LookProps): ReactElement {
  const { t } = useTranslation()
  const offered = [...new Set([...freeColours(others), value.colour])].sort()
  const change = (part: Partial<ChangeCommitteeRequest>) => onChange({ ...value, ...part })
  return (
    <>
      <TextField
        label={t('people.cityName')}
        description={t('people.cityNameHelp')}
        value={value.city}
        onChange={city => change({ city })}
        onCommit={city => change({ city })}
        maxLength={100}
        isRequired
      />
      <TextField
        label={t('people.initials')}
        value={value.initials}
        onChange={initials => change({ initials })}
        onCommit={initials => change({ initials })}
        maxLength={3}
        isRequired
      />
      <SelectField
        label={t('people.colourField')}
        value={String(value.colour)}
        options={offered.map(colour => ({
          value: String(colour),
          label: t(`people.colour.${colour}`),
          mark: <Dot colour={colour} />,
        }))}
        onChange={colour => change({ colour: Number(colour) })}
      />
    </>
  )
}
