/** The four committees of the remembrance train. The cities are real; the people, and the bond of all four, are invented. */
import type { Seat } from '../story.ts'

export const trainPartnership = 'Remembrance Train 2027'

export const trainSeats: readonly Seat[] = [
  {
    name: 'cologne',
    committee: {
      city: 'Cologne',
      initials: 'CG',
      colour: 1,
      zone: 'Europe/Berlin',
      country: 'DE',
      lat: 50.93333,
      lon: 6.95,
    },
    members: [
      { name: 'anke', printed: 'Anke Kallrath', role: 'editor', office: 'Secretary', signatory: true },
      { name: 'jost', printed: 'Jost Rehbein', role: 'chair', office: 'Chair', signatory: true, owner: true },
      { name: 'ulla', printed: 'Ulla Wiesenfeld', role: 'editor', office: 'Treasurer', signatory: false },
    ],
  },
  {
    name: 'coventry',
    committee: {
      city: 'Coventry',
      initials: 'CV',
      colour: 5,
      zone: 'Europe/London',
      country: 'GB',
      lat: 52.40656,
      lon: -1.51217,
    },
    members: [
      { name: 'delia', printed: 'Delia Prewett', role: 'editor', office: 'Youth officer', signatory: true },
      { name: 'graham', printed: 'Graham Tansley', role: 'chair', office: 'Chair', signatory: true },
    ],
  },
  {
    name: 'warsaw',
    committee: {
      city: 'Warsaw',
      initials: 'WA',
      colour: 3,
      zone: 'Europe/Warsaw',
      country: 'PL',
      lat: 52.22977,
      lon: 21.01178,
    },
    members: [
      { name: 'halina', printed: 'Halina Modrzewska', role: 'editor', office: 'Secretary', signatory: true },
      { name: 'witold', printed: 'Witold Jarzębina', role: 'chair', office: 'Chair', signatory: true },
    ],
  },
  {
    name: 'volgograd',
    committee: {
      city: 'Volgograd',
      initials: 'VG',
      colour: 2,
      zone: 'Europe/Volgograd',
      country: 'RU',
      lat: 48.71939,
      lon: 44.50183,
    },
    members: [
      { name: 'yuliya', printed: 'Yuliya Stepnova', role: 'chair', office: 'Chair', signatory: true },
      { name: 'oleg', printed: 'Oleg Mayachkin', role: 'editor', office: 'Youth officer', signatory: true },
    ],
  },
]
