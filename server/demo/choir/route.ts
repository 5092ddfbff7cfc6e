/** The way of the guests from Ludlow to Monschau and back. Distances are about those of the road. */
import { type Named, type Ref, words } from '../story.ts'

/** There and back by coach. */
export function choirStops(ref: Ref): readonly Named<'stops'>[] {
  const ludlow = {
    name: 'Ludlow',
    country: 'GB',
    lat: 52.3677,
    lon: -2.7139,
    zone: 'Europe/London',
    host: ref('ludlow'),
  }
  const folkestone = { ...ludlow, name: 'Folkestone', station: 'Channel Tunnel terminal', lat: 51.0969, lon: 1.1386 }
  return [
    { name: 'ludlow-out', values: { ...ludlow, station: 'Assembly Rooms', depart: '2027-06-10T05:45' } },
    { name: 'folkestone-out', values: { ...folkestone, arrive: '2027-06-10T11:05', depart: '2027-06-10T12:06' } },
    {
      name: 'monschau-stop',
      values: {
        name: 'Monschau',
        station: 'Parkplatz Burgau',
        country: 'DE',
        lat: 50.5547,
        lon: 6.24,
        zone: 'Europe/Berlin',
        arrive: '2027-06-10T19:00',
        depart: '2027-06-13T11:45',
        host: ref('monschau'),
        note: words(
          'Host families meet the coach. The old town is closed to coaches.',
          'Die Gastfamilien holen die Gäste am Bus ab. Die Altstadt ist für Busse gesperrt.',
        ),
      },
    },
    { name: 'folkestone-back', values: { ...folkestone, arrive: '2027-06-13T16:20', depart: '2027-06-13T16:50' } },
    { name: 'ludlow-back', values: { ...ludlow, station: 'Assembly Rooms', arrive: '2027-06-13T22:10' } },
  ]
}

/** The coach company has confirmed both days. */
export function choirLegs(ref: Ref, checkedOn: string): readonly Named<'legs'>[] {
  const leg = (from: string, to: string, distanceKm: number, borderMinutes = 0): Named<'legs'> => ({
    name: `${from}-${to}`,
    values: { from: ref(from), to: ref(to), mode: 'coach', distanceKm, borderMinutes, status: 'runs', checkedOn },
  })
  return [
    leg('ludlow-out', 'folkestone-out', 360),
    leg('folkestone-out', 'monschau-stop', 395, 35),
    leg('monschau-stop', 'folkestone-back', 395, 35),
    leg('folkestone-back', 'ludlow-back', 360),
  ]
}
