/** The data folder, the one place that the server writes to. */
import { accessSync, constants, mkdirSync } from 'node:fs'
import { StartError } from './start-error.ts'

/** Makes the folder when it is missing, for the server's own account only. Throws `StartError` when it cannot be written to. */
export function takeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new StartError(`The data folder cannot be used: ${(error as Error).message}.`, { cause: error })
  }
}
