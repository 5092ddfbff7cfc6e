/** What the server's thread and the database's thread say to each other. Every job has one answer with its number. */
import type { Outcome } from './outcome.ts'
import type { NewEntry } from './store.ts'

/**
 * `read` sees committed rows only and cannot write; `write` is the one connection that transactions run on. With one
 * connection for both, a reader would see the half of somebody's open transaction.
 */
export type Lane = 'read' | 'write'
export type Value = null | number | string | Uint8Array

export type Job =
  | { readonly kind: 'query'; readonly lane: Lane; readonly sql: string; readonly values: readonly Value[] }
  | { readonly kind: 'append'; readonly entries: readonly NewEntry[] }
  /** Ends an open transaction of the write lane without effect; nothing when SQLite has already ended it by itself. */
  | { readonly kind: 'rollback' }
  | { readonly kind: 'close' }

export type QueryAnswer = { readonly rows: readonly unknown[]; readonly changed: number }
export type Answers = { query: QueryAnswer; append: readonly Outcome[]; rollback: null; close: null }

export type Question = { readonly id: number; readonly job: Job }
export type Answer =
  | { readonly id: number; readonly value: Answers[Job['kind']] }
  | { readonly id: number; readonly failure: Failure }
/** `disk`: the database could not, whoever had asked. Otherwise the question was wrong. */
export type Failure = { readonly message: string; readonly disk: boolean }
