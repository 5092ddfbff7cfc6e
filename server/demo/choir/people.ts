/** The two committees of the choir weekend. The towns are real, their bond and all people are invented. */
import type { Seat } from '../story.ts'

export const choirPartnership = 'Ludlow and Monschau'

export const choirSeats: readonly Seat[] = [
  {
    name: 'monschau',
    committee: {
      city: 'Monschau',
      initials: 'MO',
      colour: 4,
      zone: 'Europe/Berlin',
      country: 'DE',
      lat: 50.55598,
      lon: 6.25658,
    },
    members: [
      { name: 'marlies', printed: 'Marlies Hürtgen', role: 'chair', office: 'Chair', signatory: true, owner: true },
      { name: 'theo', printed: 'Theo Kreitz', role: 'editor', office: 'Choir master', signatory: false },
    ],
  },
  {
    name: 'ludlow',
    committee: {
      city: 'Ludlow',
      initials: 'LU',
      colour: 6,
      zone: 'Europe/London',
      country: 'GB',
      lat: 52.36785,
      lon: -2.71844,
    },
    members: [
      { name: 'bronwen', printed: 'Bronwen Hadley', role: 'chair', office: 'Secretary', signatory: true },
      { name: 'peter', printed: 'Peter Colwall', role: 'editor', office: 'Treasurer', signatory: false },
    ],
  },
]
