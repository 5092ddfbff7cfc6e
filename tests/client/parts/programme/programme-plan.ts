/** A small made-up plan for the tests of the programme: Berlin to Warszawa by day, on to Brest overnight. */
import type { Plan, ProgrammeItem, Stop } from '#shared/plan/plan.ts'

export function stop(id: string, values: Partial<Stop> = {}): Stop {
  return {
    id,
    name: id,
    alias: {},
    station: '',
    country: '',
    lat: null,
    lon: null,
    zone: null,
    arrive: null,
    depart: null,
    host: null,
    note: {},
    ...values,
  }
}

export function item(id: string, values: Partial<ProgrammeItem> = {}): ProgrammeItem {
  return {
    id,
    title: { en: { text: id } },
    note: {},
    bring: {},
    stop: null,
    unplaced: false,
    day: '2027-05-02',
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
  }
}

export function planWith(values: Partial<Plan> = {}): Plan {
  return {
    schema: 1,
    title: {},
    purpose: {},
    label: {},
    startDay: '2027-05-01',
    endDay: '2027-05-05',
    languages: ['en', 'de'],
    currency: 'EUR',
    rates: [],
    stops: [
      stop('berlin', { zone: 'Europe/Berlin', depart: '2027-05-01T09:14' }),
      stop('warszawa', { zone: 'Europe/Warsaw', arrive: '2027-05-01T14:38', depart: '2027-05-02T22:05' }),
      stop('brest', { zone: 'Europe/Minsk', arrive: '2027-05-04T06:10' }),
    ],
    legs: [],
    items: [],
    tasks: [],
    lines: [],
    groups: [],
    sections: [],
    ...values,
  }
}
