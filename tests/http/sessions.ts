/** People at devices for the HTTP tests: signed in by their link, with a cookie of their own, calling as the page does. */
import type { Problem } from '#shared/protocol/routes.ts'
import { linkOf, type Who, type World } from './world.ts'

/** What a browser says of a call that the page itself makes. */
export const ownPage = { 'Sec-Fetch-Site': 'same-origin' }

export type AtDevice = {
  readonly cookie: string
  get<T>(path: string): Promise<T>
  post(path: string, body?: object): Promise<Response>
  /** What comes back, as JSON; a problem where it is refused. */
  said<T = Problem>(path: string, body?: object): Promise<T>
}

/** The cookie that a response sets, as a browser would send it back. */
export function cookieOf(response: Response): string {
  return response.headers.get('set-cookie')?.split(';')[0] ?? ''
}

/** Signs `who` in by their link. */
export async function atDevice(world: World, who: Who, agent = 'Firefox Linux'): Promise<AtDevice> {
  const headers = { ...ownPage, 'User-Agent': agent }
  return holding(world, cookieOf(await world.call('/api/sign-in', { headers, body: { secret: linkOf(who) } })))
}

/** A device that holds this cookie. */
export function holding(world: World, cookie: string): AtDevice {
  const headers = { ...ownPage, Cookie: cookie }
  const post = (path: string, body: object = {}) => world.call(path, { headers, body })
  return {
    cookie,
    get: path => world.json(path, { headers }),
    post,
    said: async (path, body) => {
      const text = await (await post(path, body)).text()
      return text === '' ? null : JSON.parse(text)
    },
  }
}
