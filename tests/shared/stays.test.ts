/** How long a journey is in which country, counted on the clocks of its places. */
import { expect, test } from 'vitest'
import type { Stop } from '#shared/plan/plan.ts'
import { countryStays } from '#shared/plan/stays.ts'
import { stopOf } from '../exports/plans.ts'

function stop(id: string, country: string, arrive: string | null, depart: string | null, zone = 'Europe/Berlin'): Stop {
  return stopOf(id, { country, arrive, depart, zone })
}

function staysOf(...stops: Stop[]) {
  return countryStays({ stops }).map(({ country, enter, leave, days, nights }) => [country, enter, leave, days, nights])
}

test('E69 stops that follow each other in one country are one stay, with calendar days and the nights between', () => {
  expect(
    staysOf(
      stop('Köln', 'DE', null, '2027-05-01T09:12'),
      stop('Warszawa', 'PL', '2027-05-01T20:40', '2027-05-03T10:40', 'Europe/Warsaw'),
      stop('Terespol', 'PL', '2027-05-03T12:50', '2027-05-03T13:40', 'Europe/Warsaw'),
      stop('Minsk', 'BY', '2027-05-03T21:55', '2027-05-05T08:00', 'Europe/Minsk'),
    ),
  ).toEqual([
    ['DE', '2027-05-01T09:12', '2027-05-01T09:12', 1, 0],
    ['PL', '2027-05-01T20:40', '2027-05-03T13:40', 3, 2],
    ['BY', '2027-05-03T21:55', '2027-05-05T08:00', 3, 2],
  ])
})

test('E69 each day is that of the clock at the place, not that of the zone beside it', () => {
  // 23:30 in Warsaw is 00:30 in Minsk: the train leaves on one day and arrives on the next, 20 minutes later.
  const [poland, belarus] = countryStays({
    stops: [
      stop('Terespol', 'PL', '2027-05-03T20:00', '2027-05-03T23:30', 'Europe/Warsaw'),
      stop('Brest', 'BY', '2027-05-04T00:50', '2027-05-04T06:00', 'Europe/Minsk'),
    ],
  })
  expect([poland?.days, poland?.nights, belarus?.days, belarus?.nights]).toEqual([1, 0, 1, 0])
  expect([poland?.reachedAfter, belarus?.leftBefore]).toEqual(['2027-05-04T00:50', '2027-05-03T23:30'])
})

test('E69 within one country that has several zones, nights are those between its own days', () => {
  const zones = ['Europe/Moscow', 'Asia/Vladivostok'] as const
  expect(
    staysOf(
      stop('Москва', 'RU', '2027-05-01T10:00', '2027-05-02T23:00', zones[0]),
      stop('Владивосток', 'RU', '2027-05-09T06:00', '2027-05-11T08:00', zones[1]),
    ),
  ).toEqual([['RU', '2027-05-01T10:00', '2027-05-11T08:00', 11, 10]])
})

test('E69 nights are counted over the change of the clock and over the year', () => {
  expect(
    staysOf(
      stop('a', 'DE', '2027-03-27T23:00', '2027-03-28T23:00'),
      stop('b', 'PL', '2027-12-30T08:00', '2028-01-02T08:00', 'Europe/Warsaw'),
    ),
  ).toEqual([
    ['DE', '2027-03-27T23:00', '2027-03-28T23:00', 2, 1],
    ['PL', '2027-12-30T08:00', '2028-01-02T08:00', 4, 3],
  ])
})

test('E69 who comes back to a country has two stays there', () => {
  const stays = staysOf(
    stop('a', 'DE', null, '2027-05-01T09:00'),
    stop('b', 'PL', '2027-05-01T12:00', '2027-05-02T12:00'),
    stop('c', 'DE', '2027-05-02T20:00', null),
  )
  expect(stays.map(([country]) => country)).toEqual(['DE', 'PL', 'DE'])
})

test('E69 what the plan does not say is not guessed', () => {
  expect(staysOf(stop('a', 'DE', null, null), stop('b', '', '2027-05-02T10:00', '2027-05-01T10:00'))).toEqual([
    ['DE', null, null, null, null],
    ['', '2027-05-02T10:00', '2027-05-01T10:00', null, null],
  ])
  expect(staysOf()).toEqual([])
})
