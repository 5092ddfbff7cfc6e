/** Stores on SQLite in a folder of their own, for tests. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { StoreBench } from '#tests/contracts/store-bench.ts'
import { openPrepared } from '#tests/harness/empty-store.ts'

/** A new folder, taken away by `remove`. */
export function sqliteBench(): StoreBench & { readonly folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'twinboard-store-'))
  return {
    folder,
    open: () => openPrepared(folder),
    async tamper(sql) {
      const db = new DatabaseSync(join(folder, 'twinboard.sqlite'))
      db.exec(sql)
      db.close()
    },
    async remove() {
      rmSync(folder, { recursive: true })
    },
  }
}
