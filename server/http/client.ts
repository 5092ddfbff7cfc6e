/** The built client: hashed files that never change, and the one page for every address that is a place in the app. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import express, { type RequestHandler, Router } from 'express'
import type { Chance } from '#server/chance.ts'
import { packed } from './packed.ts'
import { allowStyles } from './security.ts'

/** Where a page can be. The client's router knows the parts; anything else is answered 404 with the same page. */
const places = /^\/(?:sign-in|join|verify|confirm-mail|account|privacy|people|boards\/[\w-]{1,40}(?:\/.*)?)?$/

type ClientDeps = { readonly clientFolder: string; readonly chance: Chance; readonly origin: string | null }

/** Serves the client from its folder. */
export function client({ clientFolder: folder, chance, origin }: ClientDeps): Router {
  const router = Router()
  const assets = join(folder, 'assets')
  router.use(
    '/assets',
    packed(assets),
    express.static(assets, { immutable: true, maxAge: '365d', index: false, redirect: false }),
  )
  router.use(express.static(folder, { index: false, maxAge: '1h', redirect: false }))
  router.get('/{*place}', page(folder, chance, origin))
  return router
}

/**
 * The page, with a fresh nonce for the few style elements that the interface kit makes (see `security.ts`). Files are never
 * answered with the page: a missing script must fail as missing and not as unreadable.
 */
function page(folder: string, chance: Chance, origin: string | null): RequestHandler {
  return async (request, response) => {
    response.status(places.test(request.path) ? 200 : 404).set('Cache-Control', 'no-cache')
    if (/\.\w{1,5}$/.test(request.path)) {
      response.type('text/plain').send('Not found\n')
      return
    }
    const nonce = Buffer.from(chance.bytes(16)).toString('base64url')
    const html = await readPage(folder)
    allowStyles(request, response, origin, nonce)
    response.type('html').send(html.replace('<head>', `<head><meta property="csp-nonce" nonce="${nonce}">`))
  }
}

/** Read anew each time, so that a page never names the scripts of a build that is gone. */
async function readPage(folder: string): Promise<string> {
  try {
    return await readFile(join(folder, 'index.html'), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return '<!doctype html><html lang="en"><head><title>Twinboard</title></head><body><p>Run npm run build first.</p></body></html>'
  }
}
