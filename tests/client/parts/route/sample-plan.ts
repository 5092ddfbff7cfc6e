/** A small route for the tests of this part: three stops, a gap, a lost way, a visit that ends too late. */
import { blankStop, newLeg } from '#client/parts/route/new-records.ts'
import type { Plan, ProgrammeItem, Stop } from '#shared/plan/plan.ts'

const stop = (id: string, values: Partial<Stop>): Stop => ({ ...blankStop, id, ...values })

const item = (id: string, values: Partial<ProgrammeItem>): ProgrammeItem => ({
  id,
  title: { en: { text: id } },
  note: {},
  bring: {},
  stop: null,
  unplaced: false,
  day: null,
  start: null,
  end: null,
  committee: null,
  party: '',
  place: '',
  lat: null,
  lon: null,
  method: '',
  language: '',
  ...values,
})

const berlin = stop('berlin', {
  name: 'Berlin',
  country: 'DE',
  lat: 52.5251,
  lon: 13.3694,
  zone: 'Europe/Berlin',
  depart: '2027-05-01T09:14',
})
const warszawa = stop('warszawa', {
  name: 'Warszawa',
  alias: { en: { text: 'Warsaw' } },
  station: 'Warszawa Centralna',
  country: 'PL',
  lat: 52.2286,
  lon: 21.0031,
  zone: 'Europe/Warsaw',
  arrive: '2027-05-01T14:38',
  depart: '2027-05-02T17:05',
})
const brest = stop('brest', {
  name: 'Брэст',
  country: 'BY',
  lat: 52.1003,
  lon: 23.6803,
  zone: 'Europe/Minsk',
  arrive: '2027-05-02T22:41',
  depart: '2027-05-03T13:10',
})

export const samplePlan: Plan = {
  schema: 1,
  title: { en: { text: 'Remembrance train' } },
  purpose: {},
  label: {},
  startDay: '2027-05-01',
  endDay: '2027-05-08',
  languages: ['en', 'de'],
  currency: 'EUR',
  rates: [],
  stops: [berlin, warszawa, brest],
  legs: [
    { ...newLeg({ from: berlin, to: warszawa }), id: 'ec41', standing: 'placed', number: 'EC 41', distanceKm: 574 },
    { ...newLeg({ from: berlin, to: brest }), id: 'lost', standing: 'stranded', number: 'D 1' },
  ],
  items: [
    item('fortress', { stop: 'brest', day: '2027-05-03', start: '09:00', end: '13:30' }),
    item('early', { stop: 'brest', day: '2027-05-03', start: '08:00', end: '08:30' }),
  ],
  tasks: [],
  lines: [],
  groups: [],
  sections: [],
}
