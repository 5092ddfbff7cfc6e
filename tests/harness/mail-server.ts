/** A mail server on this machine that keeps every letter it is given, as it came over the line. */
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'

export type Kept = { readonly from: string; readonly to: readonly string[]; readonly raw: string }
export type MailServer = {
  readonly port: number
  /** In the order in which they came. */
  readonly letters: readonly Kept[]
  /** The next letter that has not been given out yet; waits for it. */
  next(): Promise<Kept>
}

/** Starts one that ends with the test. Without options: no login, no encryption. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const letters: Kept[] = []
  const waiting: ((letter: Kept) => void)[] = []
  let given = 0
  const keep = (letter: Kept) => {
    letters.push(letter)
    const first = waiting.shift()
    if (first === undefined) return
    given += 1
    first(letter)
  }
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const from = mailFrom === false ? '' : mailFrom.address
        keep({ from, to: rcptTo.map(each => each.address), raw: Buffer.concat(chunks).toString() })
        done()
      })
    },
    ...options,
  })
  server.on('error', () => undefined) // a client that breaks off is what some tests are about
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  onTestFinished(() => new Promise<void>(resolve => server.close(() => resolve())))
  return {
    port: (server.server.address() as AddressInfo).port,
    letters,
    next() {
      const [letter] = letters.slice(given)
      if (letter === undefined) return new Promise(resolve => waiting.push(resolve))
      given += 1
      return Promise.resolve(letter)
    },
  }
}

/** The head of a letter, and its plain text and HTML as a reader sees them. */
export function opened({ raw }: Kept): { readonly head: string; readonly text: string; readonly html: string } {
  const [head = ''] = raw.split('\r\n\r\n', 1)
  const boundary = /boundary="([^"]+)"/.exec(head)?.[1] ?? ''
  const parts = raw.split(`--${boundary}`).slice(1)
  const part = (type: string) => {
    const found = parts.find(each => each.includes(`Content-Type: ${type}`)) ?? ''
    return decoded(found).replace(/\r\n/g, '\n')
  }
  return { head: head.replace(/\r\n[ \t]/g, ' '), text: part('text/plain'), html: part('text/html') }
}

function decoded(part: string): string {
  const [head = '', ...body] = part.split('\r\n\r\n')
  const content = body.join('\r\n\r\n')
  if (/: base64/i.test(head)) return Buffer.from(content, 'base64').toString()
  if (!/: quoted-printable/i.test(head)) return content
  const bytes = content
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}
