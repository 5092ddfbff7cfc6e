/** Finds a place by name, offline on the server: a field whose list is filled while one types. */
import { MapPin } from 'lucide-react'
import { type ReactElement, useEffect, useState } from 'react'
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { getPlaces } from '#client/state/api.ts'
import { useFormat } from '#client/state/use-format.ts'
import { useWordingLanguage } from '#client/state/use-wording-language.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { FoundPlace } from '#shared/protocol/routes.ts'

/** Letters before the search begins, and milliseconds of rest after a key. */
const fewest = 2
const restMs = 180

export type PlaceSearchProps = {
  readonly onChoose: (place: FoundPlace) => void
  /** The search, given from outside in tests. */
  readonly find?: typeof getPlaces
}

type Found = {
  readonly state: 'idle' | 'searching' | 'failed' | 'found'
  readonly places: readonly FoundPlace[]
}

/** What the open list says while it is empty. */
const emptyWords: Readonly<Record<Found['state'], string>> = {
  idle: 'route.searchHint',
  searching: 'route.searching',
  failed: 'route.searchFailed',
  found: 'route.searchNone',
}

/** On a board, in the language in which the plan is written. */
export function PlaceSearch(props: PlaceSearchProps): ReactElement {
  const { t } = useTranslation()
  const [language] = useWordingLanguage()
  return <FindPlace {...props} label={t('route.search')} language={language} />
}

type FindPlaceProps = PlaceSearchProps & {
  readonly label: string
  readonly language: string
  /** Writing can begin at once: where this is the first field. */
  readonly autoFocus?: boolean
}

/** Arrow keys and Enter choose; without an answer the fields below can still be filled in by hand. */
export function FindPlace({
  onChoose,
  find = getPlaces,
  label,
  language,
  autoFocus = true,
}: FindPlaceProps): ReactElement {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const { state, places } = usePlaces(typed, language, find)
  const choose = (key: unknown) => {
    const place = places.find(each => keyOf(each) === key)
    if (place === undefined) return
    setTyped('')
    onChoose(place)
  }
  // Once a place is chosen the list has nothing more to say; an open list would hide all that is below it.
  const isAsking = typed.trim() !== ''
  return (
    <ComboBox
      className="ui-field route-search"
      inputValue={typed}
      onInputChange={setTyped}
      items={(isAsking ? places : []).map(place => ({
        id: keyOf(place),
        place,
        isOneOfMany: isAmbiguous(place, places),
      }))}
      defaultFilter={() => true}
      selectedKey={null}
      onSelectionChange={choose}
      allowsEmptyCollection={isAsking}
      autoFocus={autoFocus}
      menuTrigger="input"
    >
      <Label className="ui-label">{label}</Label>
      <Input className="ui-box" dir="auto" autoComplete="off" />
      <Text slot="description" className="ui-description">
        {state === 'failed' ? t('route.searchFailed') : t('route.searchHint')}
      </Text>
      <Popover className="ui-popover">
        <ListBox
          className="ui-list"
          renderEmptyState={() => <p className="route-search-none">{t(emptyWords[state])}</p>}
        >
          {(option: Option) => <PlaceOption key={option.id} {...option} />}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}

type Option = { readonly id: string; readonly place: FoundPlace; readonly isOneOfMany: boolean }

/** True when another place in the list has the same name in the same country. */
function isAmbiguous(place: FoundPlace, places: readonly FoundPlace[]): boolean {
  return places.some(other => other !== place && other.name === place.name && other.country === place.country)
}

function PlaceOption({ id, place, isOneOfMany }: Option): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const country = format.country(place.country)
  const where = [place.zone.replaceAll('_', ' '), `${format.number(place.lat, 2)}°, ${format.number(place.lon, 2)}°`]
  const words = [country, ...(isOneOfMany ? where : []), place.alias && t('route.knownAs', { alias: place.alias })]
  return (
    <ListBoxItem id={id} textValue={place.name} className="ui-option">
      <MapPin aria-hidden size={16} />
      <span className="ui-option-words">
        <bdi>{place.name}</bdi>
        <span className="route-option-more">{words.filter(Boolean).join(' · ')}</span>
      </span>
    </ListBoxItem>
  )
}

const keyOf = (place: FoundPlace) => `${place.name} ${place.country} ${place.lat} ${place.lon}`

/** What the search says to `typed`. An answer that was overtaken by further typing is dropped. */
function usePlaces(typed: string, language: string, find: typeof getPlaces): Found {
  const [found, setFound] = useState<Found>({ state: 'idle', places: [] })
  useEffect(() => {
    const query = typed.trim()
    let isWanted = true
    const show = (next: Found) => isWanted && setFound(next)
    const ask = async () => {
      show({ state: 'searching', places: [] })
      try {
        show({ state: 'found', places: await find(query, language) })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        show({ state: 'failed', places: [] })
      }
    }
    if (query.length < fewest) show({ state: 'idle', places: [] })
    const timer = query.length < fewest ? undefined : setTimeout(() => void ask(), restMs)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [typed, language, find])
  return found
}
