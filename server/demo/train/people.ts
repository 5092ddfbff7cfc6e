/** The four committees of the remembrance train. The cities are real; the people, and the bond of all four, are invented. */
import type { Seat } from '../story.ts'

export const trainPartnership = 'Remembrance Train 2027'

export const trainSeats: readonly Seat[] = [
  {
    name: 'cologne',
    committee: { city: 'Cologne', initials: 'CG', colour: 1, zone: 'Europe/Berlin', country: 'DE' },
    members: [
      { name: 'anke', printed: 'Anke Kallrath', role: 'editor', office: 'Secretary', signatory: true },
      { name: 'jost', printed: 'Jost Rehbein', role: 'chair', office: 'Chair', signatory: true, owner: true },
      { name: 'ulla', printed: 'Ulla Wiesenfeld', role: 'editor', office: 'Treasurer', signatory: false },
    ],
  },
  {
    name: 'coventry',
    committee: { city: 'Coventry', initials: 'CV', colour: 5, zone: 'Europe/London', country: 'GB' },
    members: [
      { name: 'delia', printed: 'Delia Prewett', role: 'editor', office: 'Youth officer', signatory: true },
      { name: 'graham', printed: 'Graham Tansley', role: 'chair', office: 'Chair', signatory: true },
    ],
  },
  {
    name: 'warsaw',
    committee: { city: 'Warsaw', initials: 'WA', colour: 3, zone: 'Europe/Warsaw', country: 'PL' },
    members: [
      { name: 'halina', printed: 'Halina Modrzewska', role: 'editor', office: 'Secretary', signatory: true },
      { name: 'witold', printed: 'Witold Jarzębina', role: 'chair', office: 'Chair', signatory: true },
    ],
  },
  {
    name: 'volgograd',
    committee: { city: 'Volgograd', initials: 'VG', colour: 2, zone: 'Europe/Volgograd', country: 'RU' },
    members: [
      { name: 'yuliya', printed: 'Yuliya Stepnova', role: 'chair', office: 'Chair', signatory: true },
      { name: 'oleg', printed: 'Oleg Mayachkin', role: 'editor', office: 'Youth officer', signatory: true },
    ],
  },
]
