/** The HTTP calls about oneself: ways to come back, devices, codes, proofs of who is there. All but two need a session. */
import type { Id } from '../ids.ts'

/** POST /api/sign-in/code, open to strangers. Sets the session cookie. */
export type CodeSignInRequest = { readonly code: string }
/** POST /api/sign-in/password, open to strangers. Sets the session cookie. */
export type PasswordSignInRequest = { readonly name: string; readonly password: string }

/** Ways by which somebody who is signed in can prove that it is them. */
export type ProvingWay = 'password' | 'passkey'

/** GET /api/me/ways */
export type WaysReply = {
  /** null without a password. */
  readonly signInName: string | null
  /** From when on the password counts at signing, milliseconds since 1970; null without one. */
  readonly countsFrom: number | null
  /** Whether an answer to a proposal needs nothing more now, a proof by one of `proving`, or a code. It comes from one of `vouchers`, or by mail. */
  readonly answering: 'free' | 'prove' | 'code'
  readonly proving: readonly ProvingWay[]
  readonly vouchers: readonly Voucher[]
  /** The own address, shortened, to which a code can be sent instead; null where none can. */
  readonly codesTo: string | null
}
/** A colleague who can give a code to sign: a chair of the committee, or an owner of the partnership. */
export type Voucher = { readonly member: Id; readonly name: string; readonly office: string; readonly city: string }

/** POST /api/me/password. `current` may be empty where there is none yet, or where a proof is fresh. */
export type SetPasswordRequest = {
  readonly name: string
  readonly password: string
  readonly current: string
  /** Ends all other sessions of the member. */
  readonly endOthers: boolean
}
/** POST /api/me/password/remove, and POST /api/me/prove with `password` alone. */
export type RemovePasswordRequest = { readonly current: string }

/** POST /api/me/codes, and POST /api/boards/:board/proposals/:proposal/codes with the `member` who is to sign. */
export type CodeReply = { readonly code: string; readonly expires: number }

/** POST /api/boards/:board/proposals/:proposal/codes/mail { language }, by the signatory. `to`: the address, shortened. */
export type MailedCodeReply = { readonly to: string; readonly expires: number }

/** GET /api/me/devices */
export type DevicesReply = { readonly devices: readonly DeviceInfo[]; readonly tokens: readonly TokenInfo[] }
export type DeviceInfo = {
  readonly id: Id
  readonly name: string
  readonly way: string
  readonly at: number
  readonly seenAt: number
  /** The one that asks. */
  readonly isThis: boolean
}
export type TokenInfo = { readonly id: string; readonly note: string; readonly at: number; readonly signs: boolean }
/** POST /api/me/devices/:id/name · /api/me/devices/:id/end · /api/me/devices/end-others · /api/me/tokens/:id/end */
