/** The sheets of stops and of the ways between them. */
import type { Stop } from '#shared/plan/plan.ts'
import { journeyMinutes, stopNights, type Way, wayKm, waysOf } from '#shared/plan/route.ts'
import type { ExportInput } from './input.ts'
import type { Reader } from './reader.ts'
import { type Cell, dayCell, numberCell, type Sheet, sheetOf, textCell, timeCell, wordsCell } from './sheets.ts'

// Five digits of a degree are a metre.
const degreeDigits = 5

/** Stops in travelling order, their times on the clock of the place. */
export function stopsSheet({ plan }: ExportInput, reader: Reader): Sheet {
  const { words } = reader
  return sheetOf<Stop>(words('fields.part.route'), plan.stops, [
    [words('export.stop'), stop => textCell(reader.stop(stop))],
    [words('fields.stop.station'), stop => textCell(stop.station)],
    [words('fields.stop.country'), stop => textCell(reader.countryName(stop.country))],
    [words('fields.stop.arrive'), stop => timeCell(stop.arrive)],
    [words('fields.stop.depart'), stop => timeCell(stop.depart)],
    [words('fields.stop.zone'), stop => textCell(stop.zone ?? '')],
    [words('fields.stop.nights'), stop => numberCell(stopNights(stop))],
    [words('fields.stop.host'), stop => textCell(reader.committee(stop.host))],
    [words('fields.stop.note'), stop => wordsCell(reader.read(stop.note), reader)],
    [words('fields.stop.lat'), stop => numberCell(stop.lat, degreeDigits)],
    [words('fields.stop.lon'), stop => numberCell(stop.lon, degreeDigits)],
  ])
}

/** The ways between neighbouring stops, those without a leg too. */
export function legsSheet({ plan }: ExportInput, reader: Reader): Sheet {
  const { words } = reader
  return sheetOf<Way>(words('fields.kind.legs'), waysOf(plan), [
    [words('fields.leg.from'), way => textCell(reader.stop(way.from))],
    [words('fields.leg.to'), way => textCell(reader.stop(way.to))],
    [words('fields.leg.mode'), ({ leg }) => textCell(words(leg ? `fields.mode.${leg.mode}` : 'export.legMissing'))],
    [words('fields.leg.number'), way => textCell(way.leg?.number ?? '')],
    [words('export.km'), way => numberCell(wayKm(way))],
    [words('fields.leg.duration'), way => durationCell(journeyMinutes(way.from, way.to), reader)],
    [words('fields.leg.borderMinutes'), way => numberCell(way.leg?.borderMinutes || null)],
    [words('fields.leg.status'), ({ leg }) => textCell(leg ? words(`fields.status.${leg.status}`) : '')],
    [words('fields.leg.checkedOn'), way => dayCell(way.leg?.checkedOn ?? null)],
    [words('fields.leg.note'), way => (way.leg ? wordsCell(reader.read(way.leg.note), reader) : null)],
  ])
}

/** A spreadsheet knows no length of time below nothing: that is said in words. */
function durationCell(minutes: number | null, reader: Reader): Cell {
  if (minutes === null) return null
  return minutes < 0 ? textCell(reader.duration(minutes)) : { kind: 'minutes', minutes }
}
