/**
 * Who wrote what: the answers of the calls about it. The author of a change is whoever was signed in where it came from, as the
 * server's log has it. Members of the board's committees may ask; a guest may not.
 */
import type { Id } from '../ids.ts'
import type { ListKind } from '../plan/plan.ts'
import type { Committee } from './routes.ts'

export type RecordKind = ListKind | 'plan'

/**
 * Somebody who wrote. `member`: with name and committee, `hasLeft` when they are in it no more. `former`: nobody may know any more
 * who it was. `server`: the server itself, as it brought a board to a newer form. `before`: the server again, as it began the
 * board anew after a restore or an erasure; who wrote it before then is not known.
 */
export type Author =
  | {
      readonly is: 'member'
      readonly id: Id
      readonly name: string
      readonly committee: Committee
      readonly hasLeft: boolean
      /** The name of whoever invited them, for a guest. */
      readonly guestOf: string | null
    }
  | { readonly is: 'former' | 'server' | 'before' }

/** `by`: place in the answer's `authors`. `at`: when it was logged, milliseconds since 1970. */
export type Written = { readonly by: number; readonly at: number }
type Answer = {
  /** Seq of the newest edit that was looked at. */
  readonly seq: number
  readonly authors: readonly Author[]
}

/** GET /api/boards/:board/authors — the last change of every record; of the plan itself under kind and id `plan`. */
export type AuthorsReply = Answer & {
  readonly records: readonly (Written & { readonly kind: RecordKind; readonly id: Id })[]
}
/** GET /api/boards/:board/authors/:kind/:id — the last change of every field of one record, the newest first. */
export type FieldAuthorsReply = Answer & {
  /** When the record was last changed is the time of the first. `field` may name a language or committee: `note@de`. */
  readonly fields: readonly (Written & { readonly field: string })[]
}
/** GET /api/boards/:board/texts/:section/:language/authors — whose the words of a text are, in their order. */
export type PassagesReply = Answer & {
  /** Characters by their Yjs ids: `length` of them, from `clock` of `client` on. */
  readonly passages: readonly (Written & { readonly client: number; readonly clock: number; readonly length: number })[]
}
