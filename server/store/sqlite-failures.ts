/** Tells a disk that is full, broken or busy from a question that was wrong. */

// Primary result codes of SQLite, https://www.sqlite.org/rescode.html: BUSY, LOCKED, NOMEM, READONLY, IOERR, CORRUPT, FULL,
// CANTOPEN, PROTOCOL, NOTADB.
const ofTheDisk: readonly number[] = [5, 6, 7, 8, 10, 11, 13, 14, 15, 26]

/** True when SQLite failed for a reason that lies outside of the statement. */
export function isDiskFailure(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : null
  return typeof code === 'number' && ofTheDisk.includes(code & 0xff) // the upper bits only say it more exactly
}
