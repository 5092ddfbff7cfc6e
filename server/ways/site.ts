/** Under which name browsers know this server, where a way in is bound to it: passkeys, and answers of a town hall. */

/** `rpId`: the host alone, for which passkeys are made and on which alone they work. */
export type Site = { readonly origin: string; readonly rpId: string }

const hostForm = /^[a-z0-9.-]+(:\d{1,5})?$/i
/** Numbers instead of a name: no browser makes a passkey for them. */
const numbers = /^[\d.]+$/

/**
 * The site; null where browsers make no passkeys: by plain http on anything but this machine, and on an address of numbers.
 * Without a configured origin only `localhost` is taken from `host`, since anything else there is the caller's own word.
 */
export function siteOf(host: string | undefined, origin: string | null): Site | null {
  if (origin !== null) return siteAt(origin)
  return host !== undefined && hostForm.test(host) && isLocal(nameIn(host))
    ? siteAt(`http://${host.toLowerCase()}`)
    : null
}

function siteAt(origin: string): Site | null {
  const { protocol, hostname } = new URL(origin)
  if (numbers.test(hostname) || hostname.startsWith('[')) return null
  return protocol === 'https:' || isLocal(hostname) ? { origin, rpId: hostname } : null
}

function nameIn(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase()
}

function isLocal(name: string): boolean {
  return name === 'localhost' || name.endsWith('.localhost')
}
