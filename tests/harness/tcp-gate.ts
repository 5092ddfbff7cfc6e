/** A way to a server on this machine that can be shut, as a network that is cut: nothing gets through, and nobody is told why. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export type Gate = {
  /** The given address, by way of the gate. */
  readonly address: string
  /** Breaks all connections, and takes no more. */
  shut(): void
  open(): void
  close(): Promise<void>
}

/** Opens a gate to the host and port of `address`, a URL. */
export async function gateTo(address: string): Promise<Gate> {
  const { hostname, port } = new URL(address)
  const sockets = new Set<Socket>()
  let isOpen = true
  const server = createServer(socket => {
    if (!isOpen) return socket.destroy()
    const beyond = connect(Number(port), hostname)
    for (const one of [socket, beyond]) {
      sockets.add(one)
      one.on('error', () => undefined)
      one.on('close', () => {
        sockets.delete(one)
        socket.destroy()
        beyond.destroy()
      })
    }
    return socket.pipe(beyond).pipe(socket)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const here = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const cut = () => sockets.forEach(socket => void socket.destroy())
  return {
    address: Object.assign(new URL(address), { host: here }).href,
    shut() {
      isOpen = false
      cut()
    },
    open() {
      isOpen = true
    },
    async close() {
      cut()
      server.close()
      await once(server, 'close')
    },
  }
}
