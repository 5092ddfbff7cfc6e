/** Components in chunks of their own, fetched when first shown, and patiently: a broken line must not break the page. */
import { type ComponentType, lazy } from 'react'

const tryAgainMs = 3000
const triesAtMost = 100

/** A component that fetches itself; until it is there its `Suspense` shows. While there is no line it waits for one. */
export function fetched<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  return lazy(async () => ({ default: await patiently(load) }))
}

/**
 * Loads, and tries again as long as there is no line. React and some browsers keep a failed fetch for good, so it must not
 * fail as long as there is hope.
 */
export async function patiently<Value>(load: () => Promise<Value>, tries = triesAtMost): Promise<Value> {
  try {
    return await load()
  } catch (error) {
    // Browsers tell a chunk that cannot be fetched by a TypeError; anything else is thrown by the chunk's own code.
    if (!(error instanceof TypeError) || tries <= 1) throw error
    await lineIsBack()
    return patiently(load, tries - 1)
  }
}

function lineIsBack(): Promise<void> {
  return new Promise(resolve => {
    addEventListener('online', () => resolve(), { once: true })
    setTimeout(resolve, tryAgainMs)
  })
}
