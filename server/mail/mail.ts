/** The letters that this server sends, and no others. Each goes to one mailbox, in its reader's language. */
import type { MailSettings } from '#server/config-ways.ts'
import type { Log } from '#server/log.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { type Content, letterOf } from './letter.ts'
import { post } from './post.ts'

type Reader = {
  /** A language of the interface, or anything else for English. */
  readonly language: string
}
export type Mail = {
  /** A link to sign in. `name`: the member's own, since a couple may share the mailbox. */
  sendLink(to: string, letter: Reader & { readonly name: string; readonly secret: string }): Promise<void>
  /** A link by which the reader says that the mailbox is theirs. No name: it may be a stranger's. */
  sendConfirmation(to: string, letter: Reader & { readonly secret: string }): Promise<void>
  /** A one-time code to sign with (trust.md S9), to the signatory's own address. */
  sendCode(to: string, letter: Reader & { readonly code: string; readonly minutes: number }): Promise<void>
  /** An invitation. `city`: of the committee that invites; `path`: of its page, with the secret in the fragment. */
  sendInvitation(to: string, letter: Reader & { readonly city: string; readonly path: string }): Promise<void>
}

type Deps = { readonly settings: MailSettings; readonly origin: string; readonly log: Log }

/** Mail by the server of the settings. A letter that cannot be sent is Refusal('mail-failed'), and noted without its address. */
export function createMail({ settings, origin, log }: Deps): Mail {
  const host = new URL(origin).host
  const send = async (to: string, { language }: Reader, content: Content) => {
    try {
      await post(settings, to, letterOf(content, language, host))
    } catch (error) {
      log.warn('letter.failed', { letter: content.kind, ...reasonOf(error) })
      throw new Refusal('mail-failed')
    }
    log.info('letter.sent', { letter: content.kind })
  }
  return {
    sendLink: (to, { secret, name, ...reader }) =>
      send(to, reader, { kind: 'signIn', facts: { name }, link: `${origin}/sign-in#${secret}` }),
    sendConfirmation: (to, { secret, ...reader }) =>
      send(to, reader, { kind: 'confirm', facts: {}, link: `${origin}/confirm-mail#${secret}` }),
    sendCode: (to, { code, minutes, ...reader }) => send(to, reader, { kind: 'code', facts: { minutes }, code }),
    sendInvitation: (to, { city, path, ...reader }) =>
      send(to, reader, { kind: 'invitation', facts: { city }, link: origin + path }),
  }
}

/** What went wrong in codes only: the words of a mail server often repeat the address. */
function reasonOf(error: unknown): { readonly code: unknown; readonly answer: unknown } {
  const { code = 'unknown', responseCode = null } = error as { code?: unknown; responseCode?: unknown }
  return { code, answer: responseCode }
}
