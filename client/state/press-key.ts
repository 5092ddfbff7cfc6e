/**
 * The key of a press that uses up a link. It stays on the device until a yes has come: when that is lost, the next press names
 * the same key, also after a reload, and the server answers as it did to the first.
 */
import type { AppDeps } from './app-context.ts'
import type { Kept } from './kept.ts'

/** The key of a press that got no answer yet; undefined when there is none. */
export function pendingPress(kept: Kept): string | undefined {
  return kept.read('press') || undefined
}

/** Runs `use` with the key of this press. */
export async function withPressKey<Value>(
  { kept, newId }: Pick<AppDeps, 'kept' | 'newId'>,
  use: (key: string) => Promise<Value>,
): Promise<Value> {
  const key = pendingPress(kept) ?? newId() + newId()
  kept.write('press', key)
  const value = await use(key)
  kept.write('press', '')
  return value
}
