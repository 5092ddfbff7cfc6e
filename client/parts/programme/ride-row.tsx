/** A journey in a day's list: what the route says about it. It is changed in the route, not here. */
import { Bus, Car, Footprints, Plane, Route, Ship, TrainFront } from 'lucide-react'
import type { ComponentType, ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/state/use-format.ts'
import type { LegMode, LocalTime } from '#shared/plan/plan.ts'
import { dayOf } from '#shared/time.ts'
import type { RideRow as Ride } from './days.ts'
import { useStopName } from './use-stop-name.ts'

const modeIcons: Readonly<Record<LegMode, ComponentType<{ size: number; 'aria-hidden': true }>>> = {
  train: TrainFront,
  coach: Bus,
  ship: Ship,
  plane: Plane,
  car: Car,
  walk: Footprints,
  other: Route,
}

/** The icon of a way of travelling. */
export function ModeIcon({ mode }: { readonly mode: LegMode | undefined }): ReactElement {
  const Icon = modeIcons[mode ?? 'other']
  return <Icon aria-hidden size={18} />
}

/** One line: departure time, from where to where, number, arrival. */
export function RideRow({ ride }: { readonly ride: Ride }): ReactElement {
  const format = useFormat()
  const name = useRideName(ride)
  const at = ride.part === 'arrival' ? ride.to.arrive : ride.from.depart
  return (
    <li className="programme-ride">
      <div className="programme-times">
        {at === null ? null : (
          <time className="programme-start" dateTime={at}>
            {format.time(at)}
          </time>
        )}
      </div>
      <div className="programme-ride-words">
        <ModeIcon mode={ride.leg?.mode} />
        <b>{name}</b>
        {ride.leg?.number ? <span dir="auto">{ride.leg.number}</span> : null}
        <OtherEnd ride={ride} />
      </div>
    </li>
  )
}

/** "Berlin to Warszawa", "Departure for Brest", "Arrival from Warszawa". */
export function useRideName(ride: Ride): string {
  const { t } = useTranslation()
  const nameOf = useStopName()
  const key = { whole: 'programme.rideWhole', departure: 'programme.rideDeparture', arrival: 'programme.rideArrival' }
  return t(key[ride.part], { from: nameOf(ride.from), to: nameOf(ride.to) })
}

function OtherEnd({ ride }: { readonly ride: Ride }): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  const isArrival = ride.part === 'arrival'
  const other = isArrival ? ride.from.depart : ride.to.arrive
  if (other === null) return null
  const words = (at: LocalTime) =>
    ride.part === 'whole' ? format.time(at) : `${format.dayShort(dayOf(at))}, ${format.time(at)}`
  return <span>{t(isArrival ? 'programme.departed' : 'programme.arrives', { time: words(other) })}</span>
}
