/** Stops out of files of maps and devices, as other programs write them. */
import { expect, test } from 'vitest'
import { limits } from '#shared/protocol/limits.ts'
import { packed } from './pack.ts'
import { notesIn, read, refusalOf, valuesIn } from './read.ts'

const names = (file: string | Uint8Array) => valuesIn(read(file), 'stops').map(({ name }) => name)

const device = `<?xml version="1.0"?>
<gpx version="1.1" creator="A device" xmlns="http://www.topografix.com/GPX/1/1">
  <wpt lat="52.2297" lon="21.0122"><ele>110</ele><time>2027-05-03T08:40:00Z</time><name>Warszawa</name><desc>By the river &amp; the old town</desc></wpt>
  <rte><name>Way</name>
    <rtept lat="52.2297" lon="21.0122"><name>Warszawa</name></rtept>
    <rtept lat="53.9" lon="27.56"><name>Мінск</name></rtept>
  </rte>
  <trk><name>Morning walk</name><trkseg>${Array.from({ length: 10_000 }, (_, i) => `<trkpt lat="${50 + i / 10_000}" lon="20"><time>2027-05-01T06:00:00Z</time></trkpt>`).join('')}</trkseg></trk>
</gpx>`

test('IM3 GPX: waypoints and points of routes are stops, once each; of a track only the ends are, and that is told', () => {
  const found = read(device)
  expect(valuesIn(found, 'stops')).toEqual([
    expect.objectContaining({
      name: 'Warszawa',
      zone: 'Europe/Warsaw',
      arrive: '2027-05-03T10:40',
      note: 'By the river & the old town',
    }),
    expect.objectContaining({ name: 'Мінск', lat: 53.9, lon: 27.56, zone: 'Europe/Minsk' }),
    expect.objectContaining({ name: 'Morning walk ▸', lat: 50, arrive: '2027-05-01T08:00' }),
    expect.objectContaining({ name: 'Morning walk ■', lat: 50.9999 }),
  ])
  expect(notesIn(found)).toEqual({ 'track-ends': 1, doubled: 1 })
})

test('IM3 GPX: a point that is on no earth, and one without a name, are left out and told', () => {
  const found = read(
    '<gpx><wpt lat="91" lon="0"><name>A</name></wpt><wpt lat="" lon="0"><name>B</name></wpt><wpt lat="1" lon="1"/></gpx>',
  )
  expect(found.records).toEqual([])
  expect(notesIn(found)).toEqual({ 'without-point': 2, nameless: 1 })
})

test('IM3 more points than can be stops are refused before they are read', () => {
  const point = '<wpt lat="50" lon="7"><name>A</name></wpt>'
  expect(refusalOf(() => read(`<gpx>${point.repeat(limits.importRecords * 4 + 1)}</gpx>`))).toBe('import-too-much')
  const apart = Array.from({ length: limits.importRecords + 1 }, (_, i) => point.replace('A', `A${i}`))
  expect(refusalOf(() => read(`<gpx>${apart.join('')}</gpx>`))).toBe('import-too-much')
})

test('IM3 a route that comes back to where it began has both stops when it is there at two times', () => {
  const point = (time: string) => `<rtept lat="50" lon="7"><time>${time}</time><name>Köln</name></rtept>`
  expect(
    names(
      `<gpx><rte>${point('2027-05-01T08:00:00Z')}<rtept lat="51" lon="8"><name>Soest</name></rtept>${point('2027-05-09T08:00:00Z')}</rte></gpx>`,
    ),
  ).toEqual(['Köln', 'Soest', 'Köln'])
})

const globe = `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>Trip</name>
<Placemark><name>Berlin</name><description><![CDATA[<!DOCTYPE html><b>Gate</b> &amp; more<br>second line]]></description><Point><coordinates>13.3777,52.5163,0</coordinates></Point></Placemark>
<Placemark><name>Way</name><LineString><coordinates>13,52 14,53</coordinates></LineString></Placemark>
<Placemark><name>Nowhere</name></Placemark>
<Placemark><name>House</name><MultiGeometry><Point><coordinates>14.5,53.4</coordinates></Point></MultiGeometry><ExtendedData><Data name="note"><value>x</value></Data></ExtendedData></Placemark>
</Folder></Document></kml>`

test('IM3 KML: placemarks with a point are stops, their description without its markup; lines are told and left out', () => {
  const found = read(globe)
  expect(valuesIn(found, 'stops')).toEqual([
    {
      name: 'Berlin',
      lat: 52.5163,
      lon: 13.3777,
      zone: 'Europe/Berlin',
      arrive: null,
      depart: null,
      note: 'Gate & more\nsecond line',
    },
    expect.objectContaining({ name: 'House', zone: 'Europe/Warsaw', note: 'x' }),
  ])
  expect(notesIn(found)).toEqual({ shapes: 1, 'without-point': 1 })
})

test('IM3 KMZ: the KML in a packed file is read, whatever else is beside it', () => {
  expect(
    names(
      packed([
        { name: 'files/icon.png', content: 'x' },
        { name: 'doc.kml', content: globe },
      ]),
    ),
  ).toEqual(['Berlin', 'House'])
})

test('IM3 GeoJSON of any kind: collection, feature, bare geometry, names under usual keys', () => {
  const point = (lon: unknown, lat: unknown) => ({ type: 'Point', coordinates: [lon, lat] })
  const feature = (properties: unknown, geometry: unknown) => ({ type: 'Feature', properties, geometry })
  const features = [
    feature({ name: 'A' }, point(7, 51)),
    feature({ title: 'B', description: 'told' }, { type: 'MultiPoint', coordinates: [[8, 51, 100]] }),
    feature(
      { NAME: 'C' },
      { type: 'GeometryCollection', geometries: [point(9, 51), { type: 'Polygon', coordinates: [] }] },
    ),
    feature(
      { name: 'line' },
      {
        type: 'LineString',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
    ),
    feature({ name: 'none' }, null),
    feature({ name: 'odd' }, point('7', null)),
    feature(null, point(10, 51)),
    'x',
  ]
  const found = read(JSON.stringify({ type: 'FeatureCollection', features }))
  expect(valuesIn(found, 'stops').map(({ name, note }) => [name, note])).toEqual([
    ['A', undefined],
    ['B', 'told'],
    ['C', undefined],
  ])
  expect(notesIn(found)).toEqual({ shapes: 1, 'without-point': 2, nameless: 1 })
  expect(names(JSON.stringify(features[0]))).toEqual(['A'])
  expect(notesIn(read(JSON.stringify(point(1, 2))))).toEqual({ nameless: 1 })
})
