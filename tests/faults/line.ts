/** A line between somebody and the server that can be held or is slow, as the network between two towns can be. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** Milliseconds between two portions of a slow line. */
const portionMs = 50

export class Line {
  readonly #server: Server
  readonly #ends: Socket[] = []
  #held = false

  private constructor(server: Server) {
    this.#server = server
  }

  /** A line to `target`, `http://127.0.0.1:3000`. Without `bytesPerSecond` as fast as can be. */
  static async open(target: string, bytesPerSecond = Number.POSITIVE_INFINITY): Promise<Line> {
    const { hostname, port } = new URL(target)
    const server = createServer()
    const line = new Line(server)
    server.on('connection', near => line.#join(near, connect(Number(port), hostname), bytesPerSecond))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return line
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** Nothing of what the server sends is read any more. */
  hold(): void {
    this.#held = true
  }

  release(): void {
    this.#held = false
  }

  close(): void {
    this.#server.close()
    for (const end of this.#ends) end.destroy()
  }

  #join(near: Socket, far: Socket, bytesPerSecond: number): void {
    this.#ends.push(near, far)
    near.pipe(far)
    far.pause()
    const most = Math.ceil((bytesPerSecond * portionMs) / 1000)
    const timer = setInterval(() => {
      if (this.#held || near.writableNeedDrain) return
      const piece: Buffer | null = far.read(Math.min(most, far.readableLength) || undefined)
      if (piece !== null) near.write(piece)
      else if (far.readableEnded) near.end()
    }, portionMs)
    const end = () => {
      clearInterval(timer)
      near.destroy()
      far.destroy()
    }
    for (const socket of [near, far]) socket.on('error', end).on('close', end)
  }
}
