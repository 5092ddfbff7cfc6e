/** Hands one letter to the mail server of the settings, by nodemailer. No other host is spoken to (trust.md S13). */
import type { MailSettings } from '#server/config-ways.ts'
import type { Letter } from './letter.ts'

/** What the mail server may take for each step, in milliseconds. */
const patience = { connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 5000, dnsTimeout: 5000 }
/** One mailbox and nothing else: nodemailer would take `a@b.org, c@d.org` for two. */
const mailbox = /^[^\s@,;:<>()[\]\\"\p{Cc}]+@[^\s@,;:<>()[\]\\"\p{Cc}]+$/u

/** Sends it. Throws when the server takes it not, or not encrypted where it has to be. */
export async function post(settings: MailSettings, to: string, { subject, text, html }: Letter): Promise<void> {
  const { host, port, encrypted, plain, login, from } = settings
  if (!mailbox.test(to)) throw Object.assign(new Error('This is no address of one mailbox.'), { code: 'EADDRESS' })
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    ...{ host, port, secure: encrypted, requireTLS: !encrypted && !plain, ignoreTLS: plain, ...patience },
    ...(login === null ? {} : { auth: login }),
    ...{ name: from.slice(from.indexOf('@') + 1), disableFileAccess: true, disableUrlAccess: true },
  })
  try {
    await transport.sendMail({
      from: { name: 'Twinboard', address: from },
      to: { name: '', address: to },
      envelope: { from, to: [to] },
      ...{ subject, text, html },
      // So that no mail program answers it by itself.
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    })
  } finally {
    transport.close()
  }
}
