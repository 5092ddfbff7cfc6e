/** What became of one edit of a batch, whichever database wrote it. */
import type { Appended, NewEntry } from './store.ts'

/** `wrong` is a bug of the caller that must not take the others of the batch with it. */
export type Outcome =
  | ({ readonly as: 'logged' } & Appended)
  | { readonly as: 'refused'; readonly code: 'not-found' | 'bad-request' | 'epoch-changed' }
  | { readonly as: 'wrong'; readonly message: string }

/** What is known of an edit that stands in the log. */
export type Logged = { readonly seq: number; readonly member: string; readonly bytes: Uint8Array }

/** True when the edit was tried on a board that has been made anew since: its content belongs to the old one. */
export function isOfAnother(entry: NewEntry, epoch: number): boolean {
  return entry.epoch !== undefined && entry.epoch !== epoch
}

/** The old seq for the same edit; a no for another edit under the same name, which would else be lost in silence. */
export function repeatOf(entry: NewEntry, before: Logged): Outcome {
  const same = before.member === entry.member && Buffer.compare(before.bytes, entry.update) === 0
  return same ? { as: 'logged', seq: before.seq, repeated: true } : { as: 'refused', code: 'bad-request' }
}

/** What was thrown, in words that can travel. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}
