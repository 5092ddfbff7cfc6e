/** Prints a digest of every export of the journey, for comparing machines: `node tests/exports/print.ts`. */
import { renderExport } from '#server/exports/render.ts'
import { hex, sha256 } from '#shared/digest.ts'
import { exportFormats } from '#shared/protocol/routes.ts'
import { inputOf, journey } from './plans.ts'

for (const version of [3, null])
  for (const format of exportFormats) {
    const { bytes } = await renderExport(format, inputOf(journey, version), { language: 'de', list: 'items' })
    console.log(format, version, hex(sha256(bytes)))
  }
