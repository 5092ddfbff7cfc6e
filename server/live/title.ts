/** Keeps the title that lists of boards show in step with the title in the plan, without a write for every keystroke. */
import type { Cancel, Clock } from '#server/clock.ts'
import type { Log } from '#server/log.ts'
import type { PeopleStore } from '#server/store/store.ts'
import type { Id } from '#shared/ids.ts'
import type { Translated } from '#shared/plan/plan.ts'

type TitleDeps = {
  readonly people: PeopleStore
  readonly clock: Clock
  readonly log: Log
  readonly board: Id
  readonly read: () => Translated
}

/** Milliseconds that a new title may be missing from the lists. */
const delay = 2000

export class TitleKeeper {
  readonly #deps: TitleDeps
  #kept: string
  /** Another server may have written another title since. */
  #doubted = false
  #waiting: Cancel | null = null

  /** `kept`: the title that the lists show now. */
  constructor(deps: TitleDeps, kept: Translated) {
    this.#deps = deps
    this.#kept = JSON.stringify(kept)
  }

  /** The plan changed: look at its title before long. */
  changed(): void {
    this.#waiting ??= this.#deps.clock.after(delay, () => void this.keep())
  }

  /** The plan was changed by another server, which may keep the title in the lists, or may end before it does. */
  changedElsewhere(): void {
    this.#doubted = true
    this.changed()
  }

  /** Writes the title now, if it is another. */
  async keep(): Promise<void> {
    this.#waiting?.()
    this.#waiting = null
    const { people, clock, log, board, read } = this.#deps
    try {
      if (this.#doubted) this.#kept = JSON.stringify((await people.boardInfo(board))?.title)
      this.#doubted = false
      const title = read()
      const text = JSON.stringify(title)
      if (text === this.#kept) return
      await people.touchBoard(board, { title, at: clock.now() })
      this.#kept = text
    } catch (error) {
      log.error('title.unsaved', { board, error }) // the plan itself is safe in the log; the next change tries again
    }
  }
}
