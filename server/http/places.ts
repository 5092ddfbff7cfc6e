/** `/api/places` and `/api/zone`: places by name and the time zone of a point, both from files of our own. */
import { Router } from 'express'
import type { PlaceIndex } from '#server/places/place-file.ts'
import { searchPlaces } from '#server/places/search.ts'
import { zoneAt } from '#server/places/zone.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { PlacesReply, ZoneReply } from '#shared/protocol/routes.ts'
import { answer } from './answer.ts'
import { parse, placesQuery, zoneQuery } from './parse.ts'

/** GET /api/places?q=&language=&limit=, GET /api/zone?lat=&lon=. Without an index, the server was not built, search is refused. */
export function placesRouter(index: PlaceIndex | null): Router {
  const router = Router()
  router.get(
    '/places',
    answer<PlacesReply>(async request => {
      const { q, language, limit } = parse(placesQuery, request.query)
      if (index === null) throw new Refusal('store-unavailable')
      return { places: searchPlaces(index, q, language, limit) }
    }),
  )
  router.get(
    '/zone',
    answer<ZoneReply>(async request => {
      const { lat, lon } = parse(zoneQuery, request.query)
      return { zone: zoneAt(lat, lon) }
    }),
  )
  return router
}
