/** Tells a database that is gone, full or busy from a question that was wrong, by PostgreSQL's own codes (SQLSTATE). */
import pg from 'pg'

/**
 * `undone`: PostgreSQL gave the transaction up in favour of another one. `gone`: the connection or the server went away, and
 * a commit that was on its way may have happened. Both may go well at the next try. `unable`: it cannot, whoever asks.
 */
export type FailureKind = 'undone' | 'gone' | 'unable'

/** A failure of the database. Says what happened and nothing of the rows or the address that were in the driver's error. */
export class PostgresFailure extends Error {
  readonly kind: FailureKind

  constructor(kind: FailureKind, message: string) {
    super(message)
    this.kind = kind
  }
}

// https://www.postgresql.org/docs/current/errcodes-appendix.html. Two characters name a whole class.
const kinds: readonly (readonly [FailureKind, readonly string[]])[] = [
  ['undone', ['40001', '40P01']], // serialization failure, deadlock
  ['gone', ['08', '57P01', '57P02', '57P03', '57P05', '25P03', '25P04', '53300']], // connection, shutdown, crash, start-up
  ['unable', ['53', '55P03', '57', '58', 'XX', 'F0', '25006', '28', '3D000', '42501']], // disk, locks, errors inside, rights
]

/** What `error`, thrown by the driver, says of the database; null when the question was wrong. */
export function failureIn(error: unknown): PostgresFailure | null {
  if (error instanceof pg.DatabaseError) {
    const code = error.code ?? ''
    const [kind] = kinds.find(([, codes]) => codes.some(c => code.startsWith(c))) ?? []
    return kind === undefined ? null : new PostgresFailure(kind, `${error.message} (SQLSTATE ${code})`)
  }
  if (error instanceof TypeError || error instanceof RangeError) return null // our own mistake, not the line's
  return new PostgresFailure('gone', reasonOf(error))
}

/** A host with several addresses fails once at each of them, and the error about all has no words of its own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}
