/** Scripts and styles in Brotli form, a third of their size on a slow line. Packed at the first request and kept. */
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import type { RequestHandler } from 'express'

const pack = promisify(brotliCompress)
/** Beyond 9 it takes seconds for a few percent. */
const effort = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
/** One file directly in the folder, of a kind that is not packed already. */
const packable = /^\/[\w-][\w.-]*\.(?:js|css|svg|json)$/

/** Answers for the files of `folder`, whose names change with their content. What it does not know it leaves to the next. */
export function packed(folder: string): RequestHandler {
  const kept = new Map<string, Promise<Buffer>>()
  const fileOf = (path: string) => {
    const known = kept.get(path) ?? readFile(join(folder, path)).then(bytes => pack(bytes, effort))
    kept.set(path, known)
    known.catch(() => kept.delete(path)) // whoever asked has the error; the next one tries again
    return known
  }
  return async (request, response, next) => {
    if (request.method !== 'GET' || !packable.test(request.path) || !request.acceptsEncodings('br')) return next()
    try {
      const bytes = await fileOf(request.path)
      response.set({ 'Content-Encoding': 'br', Vary: 'Accept-Encoding' }).type(extname(request.path))
      response.set('Cache-Control', 'public, max-age=31536000, immutable').send(bytes)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      next()
    }
  }
}
