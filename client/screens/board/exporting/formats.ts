/** All forms of an export in the order in which they are offered, by what people want to do with them. */
import type { ExportFormat } from '#shared/protocol/routes.ts'

/** For people first, for programs last. */
export const formatGroups = {
  read: ['pdf', 'zip', 'html', 'docx', 'md'],
  work: ['xlsx', 'csv'],
  places: ['ics', 'gpx', 'kml', 'geojson'],
  programs: ['json'],
} as const satisfies Readonly<Record<string, readonly ExportFormat[]>>
export type FormatGroup = keyof typeof formatGroups

type Offered = (typeof formatGroups)[FormatGroup][number]

/** Every form; the first is the one that is chosen when nobody has chosen. */
export const formats = Object.values(formatGroups).flat() as [Offered, ...Offered[]]
