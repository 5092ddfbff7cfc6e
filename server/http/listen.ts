/** The HTTP server's own life: getting its address, and giving it up again. */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { StartError } from '#server/start-error.ts'

/** Listens, and gives the address, `http://127.0.0.1:3000`. Throws `StartError` when it cannot be had. */
export function listen(server: Server, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'another program uses it' : error.message
      reject(new StartError(`Cannot listen on ${host}, port ${port}: ${why}.`, { cause: error }))
    }
    server.once('error', failed)
    server.listen(port, host, () => {
      server.off('error', failed)
      resolve(addressOf(server.address() as AddressInfo))
    })
  })
}

/** Stops listening. Calls under way are finished; connections that only wait for a next call are cut. */
export function stopListening(server: Server): Promise<void> {
  if (!server.listening) return Promise.resolve()
  return new Promise((resolve, reject) => {
    server.close(error => (error ? reject(error) : resolve()))
    server.closeIdleConnections()
  })
}

/** An address that can be opened on this machine: one that stands for all of its addresses is no address to go to. */
function addressOf({ address, port, family }: AddressInfo): string {
  if (address === '0.0.0.0' || address === '::') return `http://localhost:${port}`
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}
