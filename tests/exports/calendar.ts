/** A calendar as an independent parser reads it. */
import ICAL from 'ical.js'

/** The events of a calendar; the zones are read from the file itself, not from this machine. */
export function eventsIn(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const zones = new Map(
    calendar
      .getAllSubcomponents('vtimezone')
      .map(zone => [zone.getFirstPropertyValue('tzid'), new ICAL.Timezone(zone)]),
  )
  return calendar.getAllSubcomponents('vevent').map(component => {
    const instant = (name: string) => {
      const property = component.getFirstProperty(name)
      const time = property?.getFirstValue() as ICAL.Time | undefined
      const zone = zones.get(String(property?.getParameter('tzid') ?? ''))
      if (time && zone) time.zone = zone
      return time ? new Date(time.toUnixTime() * 1000).toISOString().slice(0, 16) : null
    }
    const value = (name: string) => component.getFirstPropertyValue(name)
    return {
      id: value('uid'),
      summary: value('summary'),
      sequence: value('sequence'),
      status: value('status'),
      stamp: String(value('dtstamp')),
      start: instant('dtstart'),
      end: instant('dtend'),
      description: value('description'),
    }
  })
}
