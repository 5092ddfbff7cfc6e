/** A browser for the HTTP tests, as far as cookies go: keeps what the server sets, and sends it back from our own page. */
import type { World } from '#tests/http/world.ts'

export class Browser {
  readonly #world: World
  readonly #origin: string
  readonly cookies = new Map<string, string>()

  constructor(world: World, origin: string) {
    this.#world = world
    this.#origin = origin
  }

  /** POST with a body, GET without. */
  async call(path: string, body?: unknown): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { Origin: this.#origin, ...(cookie === '' ? {} : { Cookie: cookie }) }
    const response = await this.#world.call(path, { headers, ...(body === undefined ? {} : { body }) })
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    return response
  }

  async json<Reply>(path: string, body?: unknown): Promise<Reply> {
    return (await this.call(path, body)).json() as Promise<Reply>
  }

  /** The status of the answer, and with which code it was refused, if it was. */
  async outcome(path: string, body?: unknown): Promise<number | string> {
    const response = await this.call(path, body)
    return response.ok ? response.status : ((await response.json()) as { code: string }).code
  }

  #keep(line: string): void {
    const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
    if (/Expires=Thu, 01 Jan 1970/.test(line)) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}
