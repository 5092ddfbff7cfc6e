/** `/livez` and `/readyz` for whoever watches the server (trust.md O5). They say nothing that a stranger may not know. */
import { type Response, Router } from 'express'

/** True while the server can serve: the store works and no shut-down has begun. */
export type Ready = () => Promise<boolean>

/** GET /livez answers while the process does; GET /readyz only while people should be sent here. */
export function healthRouter(ready: Ready): Router {
  const router = Router()
  router.get('/livez', (_request, response) => say(response, 200, 'alive'))
  router.get('/readyz', async (_request, response) => {
    if (await ready()) say(response, 200, 'ready')
    else say(response, 503, 'not ready')
  })
  return router
}

function say(response: Response, status: number, word: string): void {
  response.status(status).set('Cache-Control', 'no-store').type('text/plain').send(`${word}\n`)
}
