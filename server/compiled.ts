/** Keeps what Node made of the server's files, so that the next start need not strip and compile them all again. */
import { enableCompileCache, flushCompileCache } from 'node:module'
import { join } from 'node:path'

/**
 * Loads by `load` with the cache in the data folder, which belongs to the server alone: whoever could write to it could slip
 * code in. Node checks each entry against its file. A cache that cannot be had or written costs time and nothing else.
 */
export async function loadCompiled<Loaded>(dataFolder: string, load: () => Promise<Loaded>): Promise<Loaded> {
  enableCompileCache(join(dataFolder, 'compiled'))
  const loaded = await load()
  flushCompileCache() // now, when nobody waits for an answer, and not at the end, which a crash skips
  return loaded
}
