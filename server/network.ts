/** Addresses as others may know them: the line that an address belongs to, and what of it a log may keep (trust.md S6, S14). */
import { isIP, isIPv6 } from 'node:net'

/** The address, or of IPv6 the first half of it: one line at home has all addresses that begin like this. */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address
  return groupsOf(address).slice(0, 4).join(':')
}

/** What of an address stands in the log: enough to see that many come from one place, too little to name a person. */
export function coarseNetwork(address: string): string {
  const mapped = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (isIP(mapped) === 4) return `${mapped.split('.').slice(0, 3).join('.')}.0/24`
  if (isIP(mapped) === 6 && !mapped.includes('.')) return `${groupsOf(mapped).slice(0, 3).join(':')}::/48`
  return 'unknown'
}

/** The eight groups of an IPv6 address, written out. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = address.split('::')
  const before = head.split(':').filter(group => group !== '')
  const after = tail?.split(':').filter(group => group !== '') ?? []
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0')
  return [...before, ...zeros, ...after]
}
