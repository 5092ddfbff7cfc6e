/**
 * The passwords that attackers try first, as a file of 90 kB that comes with the program: of each the first five bytes of its
 * SHA-256, sorted. So nobody has to be asked over the network, and the words themselves, many of them foul, stand nowhere.
 * They are those of `@zxcvbn-ts/language-common` (MIT) of at least eight characters, 17,950; ASVS 5.0 (6.2.4) asks for 3,000.
 */
import { createHash } from 'node:crypto'
import { limits } from '#shared/protocol/limits.ts'

const bytesEach = 5

/** The content of the file for a list of passwords. */
export function commonFile(passwords: readonly string[]): Buffer {
  const long = passwords.map(folded).filter(password => [...password].length >= limits.passwordCharacters)
  const marks = [...new Set(long)].map(markOf)
  return Buffer.concat(marks.sort(Buffer.compare))
}

/** Whether the file holds the password, written in any case. By chance it says so of one in sixty million others. */
export function isIn(file: Buffer, password: string): boolean {
  const mark = markOf(folded(password))
  let [from, to] = [0, file.length / bytesEach]
  while (from < to) {
    const middle = (from + to) >> 1
    const order = file.compare(mark, 0, bytesEach, middle * bytesEach, (middle + 1) * bytesEach)
    if (order === 0) return true
    if (order < 0) from = middle + 1
    else to = middle
  }
  return false
}

function markOf(password: string): Buffer {
  return createHash('sha256').update(password).digest().subarray(0, bytesEach)
}

function folded(password: string): string {
  return password.normalize('NFKC').toLowerCase()
}
