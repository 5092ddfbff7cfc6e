/** When a line that broke is made again: spread by chance, so that a thousand pages do not come back in step. */
import type { Clock } from './clock.ts'
import { type Chance, waitBefore } from './link.ts'

/** Longest wait of a page without a line, in milliseconds: after an outage everybody is back soon. */
const waitAtMost = 8000

/** One line's next try. At most one is planned at a time. */
export class Redial {
  readonly #clock: Clock
  readonly #chance: Chance
  readonly #dial: () => void
  #tries = 0
  #hint: number | null = null
  #callOff: () => void = () => undefined

  constructor(clock: Clock, chance: Chance, dial: () => void) {
    this.#clock = clock
    this.#chance = chance
    this.#dial = dial
  }

  /** The server goes and has said after how many milliseconds to come back; holds however the line then ends. */
  expect(ms: number): void {
    this.#hint = ms
  }

  /** The line stands. */
  done(): void {
    this.stop()
    this.#tries = 0
    this.#hint = null
  }

  /** The line broke, or could not be made: tries again after a while. */
  later(): void {
    const ms = this.#hint ?? waitBefore(this.#tries, this.#chance, waitAtMost)
    this.#tries += 1
    this.#hint = null
    this.stop()
    this.#callOff = this.#clock.after(ms, this.#dial)
  }

  /** There is a reason to hope: tries at once. */
  now(): void {
    this.stop()
    this.#dial()
  }

  stop(): void {
    this.#callOff()
    this.#callOff = () => undefined
  }
}
