/** Writes the map as SVG. Everything is drawn by attributes, without styles, scripts or references, so that any program may show it. */
import { type GeoProjection, geoGraticule, geoPath } from 'd3-geo'
import { escapeXml } from '../xml.ts'
import type { Label, PlacedLine } from './labels.ts'
import { landWithin } from './land.ts'
import type { Mark, MarkStyle } from './marks.ts'
import { PathText } from './path-text.ts'
import type { RouteLines } from './route-lines.ts'
import type { ScaleBar } from './scale-bar.ts'
import { directionOf } from './text-size.ts'
import type { Size, View } from './view.ts'

export type Drawing = {
  readonly size: Size
  readonly view: View
  readonly lines: RouteLines
  readonly marks: readonly Mark[]
  readonly style: MarkStyle
  readonly labels: readonly Label[]
  readonly bar: ScaleBar | null
  readonly barText: string
}

/** The colours of the interface's tokens, with water and coast a little stronger: they must part in grey as well. */
const colours = {
  paper: '#fffefb',
  water: '#dde6eb',
  land: '#fbfaf5',
  coast: '#9fb0b8',
  grid: '#c6d2d8',
  route: '#12355b',
  ink: '#18212e',
  quiet: '#3d4856',
  frame: '#8a98a3',
}
const fonts = 'IBM Plex Sans, Noto Sans, Vazirmatn, Noto Sans Hebrew, Noto Sans SC, Noto Sans JP, sans-serif'

/** The SVG's text. */
export function drawMap(drawing: Drawing): string {
  const { width, height } = drawing.size
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${fonts}">`,
    ground(drawing),
    route(drawing),
    ...drawing.labels.map(leadLine),
    ...drawing.marks.map(mark => markShape(mark, drawing.style)),
    ...drawing.labels.flatMap(label => label.lines.map(nameLine)),
    drawing.bar === null ? '' : barShape(drawing.bar, drawing.barText),
    `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" fill="none" stroke="${colours.frame}"/>`,
    '</svg>',
  ]
  return parts.filter(Boolean).join('\n')
}

/** Detail that no eye sees is left out: points of the coast nearer than this, in pixels. */
const coastStep = 0.7

function ground({ size: { width, height }, view }: Drawing): string {
  const { projection, centre, reach, isWorld } = view
  const grid = pathOf(projection, geoGraticule().step(gridStep(reach))(), coastStep)
  const finest = projection.precision()
  if (!isWorld) projection.precision(0) // the coast has points enough
  const land = pathOf(projection, landWithin(centre, reach), coastStep)
  projection.precision(finest)
  const whole = `<rect width="${width}" height="${height}" fill="${isWorld ? colours.paper : colours.water}"/>`
  const globe = isWorld ? `<path d="${pathOf(projection, { type: 'Sphere' }, 0.5)}" fill="${colours.water}"/>` : ''
  return `${whole}${globe}
<path d="${grid}" fill="none" stroke="${colours.grid}" stroke-width="0.5"/>
<path d="${land}" fill="${colours.land}" fill-rule="evenodd" stroke="${colours.coast}" stroke-width="0.7" stroke-linejoin="round"/>`
}

function gridStep(reach: number): [number, number] {
  const degrees = (reach * 180) / Math.PI
  const step = [1, 2, 5, 10, 15].find(each => degrees / each < 6) ?? 30
  return [step, step]
}

function pathOf(projection: GeoProjection, shape: Parameters<ReturnType<typeof geoPath>>[0], step: number): string {
  const text = new PathText(step)
  geoPath(projection, text)(shape)
  return `${text}`
}

/** A light edge lifts the line off coasts and grid. */
function route({ lines, style }: Drawing): string {
  const width = style.font === null ? 1 : 2.2
  const look = `fill="none" stroke-linejoin="round" stroke-linecap="round"`
  const [sure, unsure] = [`${lines.sure}`, `${lines.unsure}`]
  const edge = `<path d="${sure}${unsure}" ${look} stroke="${colours.paper}" stroke-width="${width + 2}" stroke-opacity="0.8"/>`
  const line = (d: string, dashes: string) =>
    d === '' ? '' : `<path d="${d}" ${look} stroke="${colours.route}" stroke-width="${width}"${dashes}/>`
  if (sure === '' && unsure === '') return ''
  const dashes = ` stroke-dasharray="${width * 2} ${width * 2.2}"`
  return `${edge}\n${line(sure, '')}${line(unsure, dashes)}`
}

function markShape({ x, y, half, text, isEnd }: Mark, { font }: MarkStyle): string {
  const [left, top] = [short(x - half.x), short(y - half.y)]
  const box = `x="${left}" y="${top}" width="${short(2 * half.x)}" height="${short(2 * half.y)}" rx="${short(half.y)}"`
  const isFull = isEnd || font === null
  const [fill, ink] = isFull ? [colours.route, colours.paper] : [colours.paper, colours.route]
  const shape = `<rect ${box} fill="${fill}" stroke="${isFull ? colours.paper : colours.route}" stroke-width="${font === null ? 0.5 : 1.4}"/>`
  if (font === null || text === '') return shape
  const look = `font-size="${font}" font-weight="600" fill="${ink}" text-anchor="middle"`
  return `${shape}<text x="${short(x)}" y="${short(y + font * 0.35)}" ${look}>${escapeXml(text)}</text>`
}

function leadLine({ lead }: Label): string {
  if (lead === null) return ''
  const [x1, y1, x2, y2] = lead.map(short)
  return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${colours.quiet}" stroke-width="0.6"/>`
}

/** A name is one text: its edge is the stroke of the same letters, so that whoever copies or hears it has it once. */
function nameLine({ text, isOwnName, x, y, size, anchor }: PlacedLine): string {
  const weight = isOwnName ? ` font-weight="600" fill="${colours.ink}"` : ` fill="${colours.quiet}"`
  const edge = `stroke="${colours.paper}" stroke-width="2.4" stroke-linejoin="round" paint-order="stroke"`
  const direction = directionOf(text) === 'rtl' ? ' direction="rtl" unicode-bidi="embed"' : ''
  return `<text x="${short(x)}" y="${short(y)}" font-size="${size}"${weight} ${edge} text-anchor="${anchor}"${direction}>${escapeXml(text)}</text>`
}

function barShape({ width, box: { left, right, top, bottom } }: ScaleBar, text: string): string {
  const foot = short(bottom - 2)
  const bar = `<path d="M${short(left)} ${short(bottom - 6)}V${foot}H${short(right)}V${short(bottom - 6)}" fill="none" stroke="${colours.quiet}" stroke-width="1.2"/>`
  const look = `font-size="9" fill="${colours.quiet}" stroke="${colours.paper}" stroke-width="2.4" paint-order="stroke" text-anchor="middle"`
  return `${bar}<text x="${short(left + width / 2)}" y="${short(top + 9)}" ${look}>${escapeXml(text)}</text>`
}

function short(value: number): number {
  return Math.round(value * 10) / 10
}
