/** What a column of bytes or of whole numbers is called in the database at hand, so that one migration serves each. */
import type { ColumnDataType, Expression, RawBuilder } from 'kysely'
import { sql } from 'kysely'

export type ColumnKinds = {
  readonly text: ColumnDataType | Expression<unknown>
  /** Whole numbers up to 2^53. */
  readonly whole: ColumnDataType
  readonly bytes: ColumnDataType
  /** Stands after the closing bracket of each table. */
  readonly after: RawBuilder<unknown>
  /** Stands before `table` for rows that need not outlive a crash of the database; null where there is no such thing. */
  readonly fleeting: RawBuilder<unknown> | null
}

/** `strict`: SQLite would otherwise take any value in any column. */
export const sqliteKinds: ColumnKinds = {
  ...{ text: 'text', whole: 'integer', bytes: 'blob' },
  after: sql`strict`,
  fleeting: null,
}

/** Texts are compared by their code points as SQLite does, in any locale: an index does not depend on a system library then. */
export const postgresKinds: ColumnKinds = {
  text: sql`text collate "C"`,
  whole: 'bigint',
  bytes: 'bytea',
  after: sql``,
  fleeting: sql`unlogged`,
}
