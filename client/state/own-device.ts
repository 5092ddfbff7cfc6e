/**
 * Whose device this is. On one's own, settings are kept; on a shared one they go with the browser's window, and nothing else is
 * kept but what has not reached the server. Signing out empties either.
 */
import { type DeviceContents, deviceContents, emptyOf } from '#client/link/device-contents.ts'
import type { Id } from '#shared/ids.ts'
import { keptIn, sharedKey } from './kept.ts'

const prefix = 'twinboard.'
const draft = 'draft.'
/** What is no trace of anybody: how the page looks for whoever sits here, and whose device it is. */
const ofTheDevice = ['language', 'theme', 'type', sharedKey]

type Storages = { readonly lasting: () => Storage; readonly passing: () => Storage }
const browser: Storages = { lasting: () => localStorage, passing: () => sessionStorage }
const nothing: DeviceContents = { edits: [], sayings: [], asides: [], copies: [] }

/** True unless somebody said that others use this device, too. */
export function isOwnDevice({ lasting }: Storages = browser): boolean {
  return keptIn(lasting).read(sharedKey) !== 'yes'
}

/** Where choices are kept from now on; those that were made move there. */
export function setOwnDevice(isOwn: boolean, { lasting, passing }: Storages = browser): void {
  const [from, to] = isOwn ? [passing, lasting] : [lasting, passing]
  const moving = keysIn(from).filter(key => key !== sharedKey && !key.startsWith(draft))
  for (const key of moving) keptIn(to).write(key, keptIn(from).read(key) ?? '')
  clear(from, key => moving.includes(key))
  keptIn(lasting).write(sharedKey, isOwn ? 'no' : 'yes')
}

/** What waits on this device or was put aside here. A device that forbids storage holds nothing. */
export async function unsentHere(member: Id | null): Promise<DeviceContents> {
  return deviceContents(member).catch(() => nothing)
}

/** Takes the member's traces off this device: what waits or was put aside, drafts, and how far they had read. */
export async function emptyDevice(member: Id): Promise<void> {
  forgetTraces()
  clear(browser.passing, key => key.startsWith(draft))
  await emptyOf(member).catch(() => undefined) // nothing can be kept here, so nothing is
}

/**
 * What tells of somebody who was here. It goes when their sign-in is over, wherever it ended. What they were typing stays with
 * the tab: they may come back to it (T6).
 */
export function forgetTraces({ lasting, passing }: Storages = browser): void {
  for (const storage of [lasting, passing]) clear(storage, key => !ofTheDevice.includes(key) && !key.startsWith(draft))
}

/** How much there is that the server does not have. */
export function countOf({ edits, sayings, asides, copies }: DeviceContents): number {
  return edits.length + sayings.length + asides.length + copies.length
}

/** The same as a text for a file: messages to read, edits as bytes that a helper can put in again. */
export function asFile(contents: DeviceContents): string {
  const bytes = (_key: string, value: unknown) => (value instanceof Uint8Array ? base64Of(value) : value)
  return JSON.stringify(contents, bytes, 2)
}

function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

function clear(storage: () => Storage, goes: (key: string) => boolean): void {
  for (const key of keysIn(storage)) if (goes(key)) storage().removeItem(`${prefix}${key}`)
}

/** A browser that forbids storage has kept nothing. */
function keysIn(storage: () => Storage): string[] {
  try {
    return Object.keys(storage())
      .filter(key => key.startsWith(prefix))
      .map(key => key.slice(prefix.length))
  } catch (error) {
    if (error instanceof DOMException) return []
    throw error
  }
}
