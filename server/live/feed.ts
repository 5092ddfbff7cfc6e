/** Brings a board's talk and proposals from the store to its readers whenever the bell rings for them. */
import type { Log } from '#server/log.ts'
import type { Store } from '#server/store/store.ts'
import { hears } from '#shared/agreement/guest-view.ts'
import type { Id } from '#shared/ids.ts'
import type { Message } from '#shared/talk/message.ts'
import { Queue } from './queue.ts'
import type { Reader } from './reader.ts'
import type { Readers } from './readers.ts'

type FeedDeps = { readonly store: Store; readonly log: Log; readonly board: Id; readonly readers: Readers }
type Kind = 'talk' | 'proposals'

/** Messages fetched at once: more than people can say while one fetch is under way. */
const page = 1000

export class Feed {
  readonly #deps: FeedDeps
  readonly #queue = new Queue()
  readonly #wanted = new Set<Kind>()
  /** Seq of the newest message that readers were told of. */
  #talkSeq: number
  /** The proposals that readers were told of last. */
  #shown = ''

  constructor(deps: FeedDeps, talkSeq: number) {
    this.#deps = deps
    this.#talkSeq = talkSeq
  }

  /** Fetches and tells what is new. Rings that come before the fetch begins are answered by the same fetch. */
  rung(what: Kind): void {
    if (this.#wanted.has(what)) return
    this.#wanted.add(what)
    void this.#queue.run(() => this.#fetch(what))
  }

  /** Fetches and tells whatever is new, without a ring. Rejects when the store cannot say. */
  catchUp(): Promise<void> {
    return this.#queue.run(async () => {
      await this.#talk()
      await this.#proposals()
    })
  }

  /** Resolves when every ring so far is answered. */
  settled(): Promise<void> {
    return this.#queue.settled()
  }

  async #fetch(what: Kind): Promise<void> {
    this.#wanted.delete(what)
    try {
      await (what === 'talk' ? this.#talk() : this.#proposals())
    } catch (error) {
      // Nothing is lost: readers ask for what they lack when they join again, and the next ring fetches from the same seq.
      this.#deps.log.error('feed.failed', { board: this.#deps.board, what, error })
    }
  }

  async #talk(): Promise<void> {
    const { store, board, readers } = this.#deps
    const messages = await store.talk.since(board, this.#talkSeq, page)
    for (const message of messages) {
      this.#talkSeq = message.seq
      readers.tell(reader => isFor(reader, message) && reader.said(message))
    }
  }

  async #proposals(): Promise<void> {
    const { store, board, readers } = this.#deps
    const proposals = await store.versions.proposals(board)
    const text = JSON.stringify(proposals)
    if (text === this.#shown) return // whoever came since has them from the store
    this.#shown = text
    // What is put to the committees is no business of guests.
    readers.tell(reader => reader.session.actor.guest === null && reader.proposals(proposals))
  }
}

function isFor({ session }: Reader, message: Message): boolean {
  const { guest } = session.actor
  return guest === null || hears(guest, message)
}
