/** Stores with all tables and nothing in them, for tests: made once and copied, since making tables a thousand times takes a minute. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, glob, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '#server/store/open.ts'

/** Opens the store in `folder`; in an empty folder, one that is empty. */
export async function openPrepared(folder: string): ReturnType<typeof openStore> {
  if (!existsSync(join(folder, 'twinboard.sqlite'))) await cp(await emptyStore(), folder, { recursive: true })
  return openStore({ folder })
}

async function emptyStore(): Promise<string> {
  const kept = join(tmpdir(), `twinboard-tests-empty-${await digestOfTables()}`)
  if (existsSync(kept)) return kept
  const made = await mkdtemp(join(tmpdir(), 'twinboard-'))
  await (await openStore({ folder: made })).close()
  // Another process of the tests may have been quicker; then theirs is as good.
  await rename(made, kept).catch(() => rm(made, { recursive: true }))
  return kept
}

async function digestOfTables(): Promise<string> {
  const folder = join(import.meta.dirname, '../../server/store')
  const hash = createHash('sha256')
  const files = (await Array.fromAsync(glob('{migrations/*,sqlite-*,open}.ts', { cwd: folder }))).sort()
  for (const file of files) hash.update(await readFile(join(folder, file)))
  return hash.digest('hex').slice(0, 16)
}
