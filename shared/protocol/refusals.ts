/** The closed list of expected noes. Each has an HTTP status and a wording under `refusal.<code>` in the word files. */

export const refusals = {
  'bad-request': 400,
  'not-signed-in': 401,
  'link-invalid': 401,
  'passkey-refused': 401,
  'code-invalid': 401,
  'sign-in-wrong': 401,
  'password-wrong': 403,
  'proof-needed': 403,
  'code-needed': 403,
  'not-allowed': 403,
  'wrong-origin': 403,
  'read-only': 403,
  'not-found': 404,
  'already-decided': 409,
  'name-taken': 409,
  'code-not-needed': 409,
  'already-proposed': 409,
  'nothing-new': 409,
  'invitations-full': 409,
  'feeds-full': 409,
  'plan-moved': 409,
  'proposal-closed': 409,
  'people-moved': 409,
  'last-chair': 409,
  'last-owner': 409,
  'committee-asked': 409,
  'epoch-changed': 409,
  resync: 409,
  'feed-ended': 410,
  'too-large': 413,
  'plan-full': 413,
  'too-many': 429,
  wait: 429,
  'edit-rejected': 422,
  'password-short': 422,
  'password-common': 422,
  'not-a-picture': 422,
  'import-unknown': 422,
  'import-damaged': 422,
  'import-unsafe': 422,
  'import-too-much': 422,
  'import-newer': 422,
  'import-whole-plan': 422,
  'import-no-plan': 422,
  'client-outdated': 426,
  'mail-failed': 502,
  'room-unavailable': 503,
  'store-unavailable': 503,
  unexpected: 500,
} as const

export type RefusalCode = keyof typeof refusals

/** An expected no. Anything else that is thrown is a bug: it is logged whole and shown as `unexpected`. */
export class Refusal extends Error {
  readonly code: RefusalCode
  /** Facts for the wording, such as a limit or a version number. Never a secret. */
  readonly facts: Readonly<Record<string, string | number>>

  constructor(code: RefusalCode, facts: Readonly<Record<string, string | number>> = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.facts = facts
  }

  /** The HTTP status that goes with the code. */
  get status(): number {
    return refusals[this.code]
  }
}

/** What travels in place of an answer when the answer is no. */
export type RefusalReply = {
  readonly ok: false
  readonly code: RefusalCode
  readonly facts?: Readonly<Record<string, string | number>>
}

/** The reply for a refusal. */
export function refusalReply(refusal: Refusal): RefusalReply {
  return { ok: false, code: refusal.code, facts: refusal.facts }
}
