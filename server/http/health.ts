/** `/livez` and `/readyz` for whoever watches the server (trust.md O5). They say nothing that a stranger may not know. */
import { type Response, Router } from 'express'

/** `ready` while people should be sent here; otherwise why not: the store fails, or a shut-down has begun. */
export type Readiness = 'ready' | 'ending' | 'cannot read' | 'cannot write'
export type Ready = () => Promise<Readiness>

/** GET /livez answers while the process does; GET /readyz only while people should be sent here. */
export function healthRouter(ready: Ready): Router {
  const router = Router()
  router.get('/livez', (_request, response) => say(response, 200, 'alive'))
  router.get('/readyz', async (_request, response) => {
    const readiness = await ready()
    say(response, readiness === 'ready' ? 200 : 503, readiness)
  })
  return router
}

function say(response: Response, status: number, word: string): void {
  response.status(status).set('Cache-Control', 'no-store').type('text/plain').send(`${word}\n`)
}
