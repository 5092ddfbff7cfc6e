/** The press of a process, opened at the first sheet: its engine is large, and most processes never print. */
import { fileURLToPath } from 'node:url'
import { readCoverage } from './coverage.ts'
import type { Press } from './press.ts'

export type OpenPress = () => Promise<Press>

const templates = fileURLToPath(new URL('./templates', import.meta.url))
const fonts = fileURLToPath(new URL('../../../dist/fonts', import.meta.url))

/** Gives the press, always the same one. */
export function pressOpener(): OpenPress {
  let press: Promise<Press> | null = null
  const open = async () => {
    const { Press } = await import('./press.ts')
    return new Press({ templates, fonts, coverage: await readCoverage(fonts) })
  }
  return () => {
    press ??= open()
    return press
  }
}
