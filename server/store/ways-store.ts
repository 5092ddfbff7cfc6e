/** What the store keeps of the ways to come back: passkeys, addresses for mail, accounts of a town hall, and steps begun. */
import type { Id } from '#shared/ids.ts'
import type { Hash } from './store.ts'

export type Passkey = {
  /** Names it in the list of one's own. */
  readonly id: Id
  readonly member: Id
  /** What the authenticator calls it, base64url. Unique. */
  readonly credential: string
  /** COSE, as the authenticator gave it. */
  readonly publicKey: Uint8Array
  /** How often it was used, by its own count; 0 for one that does not count. */
  readonly counter: number
  /** How it can be reached (`internal`, `usb`, `hybrid` …): hints for the browser. */
  readonly transports: readonly string[]
  /** It is copied to the person's other devices, and outlives this one. */
  readonly backedUp: boolean
  readonly name: string
  readonly at: number
  /** From then on it stands for the member at signing. */
  readonly countsFrom: number
  readonly usedAt: number | null
}
export type PasskeyUse = { readonly counter: number; readonly backedUp: boolean; readonly at: number }

export type PasskeyStore = {
  /** Refusal('bad-request') when the credential is there already, ('too-many') for more than `limits.passkeys` of a member. */
  add(passkey: Omit<Passkey, 'usedAt'>): Promise<void>
  /** Those of a member, oldest first. */
  of(member: Id): Promise<Passkey[]>
  withCredential(credential: string): Promise<Passkey | null>
  /** Notes a use. false, and nothing is noted, when it is gone or its count has not risen: two hold the same key. */
  use(id: Id, use: PasskeyUse): Promise<boolean>
  /** false when the member has none of that id. */
  remove(member: Id, id: Id): Promise<boolean>
}

/** What was begun and is finished once, by whoever holds the secret: in a cookie of one browser, or in a letter. */
export const challengeKinds = [
  'passkey-add',
  'passkey-in',
  'passkey-prove',
  'oidc-in',
  'oidc-connect',
  'mail-confirm',
  'mail-in',
] as const
export type ChallengeKind = (typeof challengeKinds)[number]
export type Challenge = {
  readonly kind: ChallengeKind
  /** Who began it, or is meant; null for a stranger. */
  readonly member: Id | null
  /** What has to come back, or what it is about. */
  readonly content: string
  readonly expires: number
}
export type ChallengeStore = {
  /** Keeps it, and forgets all that are over at the time `at`. */
  set(secret: Hash, challenge: Challenge, at: number): Promise<void>
  /** Uses it up: of any number of calls one gets it. null when it is unknown, over, used, or of another kind. */
  take(secret: Hash, kind: ChallengeKind, at: number): Promise<Challenge | null>
  /** The same, and nothing is used up. */
  look(secret: Hash, kind: ChallengeKind, at: number): Promise<Challenge | null>
  /** Forgets those of a member that are of this kind. */
  forget(member: Id, kind: ChallengeKind): Promise<void>
}

/** When a way was added, and from when on it stands for the member at signing. */
export type Since = { readonly at: number; readonly countsFrom: number }

/** Somebody who gets mail at an address. `language` as in `NewMember`. */
export type Addressee = { readonly member: Id; readonly name: string; readonly language: string }
export type MailboxStore = {
  /** The member's one address, confirmed; it takes the place of another. */
  set(member: Id, address: string, since: Since): Promise<void>
  of(member: Id): Promise<(Since & { readonly address: string }) | null>
  /** Who gets mail there, in capitals or not. A couple may share a mailbox, and one person may be two members. */
  at(address: string): Promise<Addressee[]>
  remove(member: Id): Promise<void>
}

/** An account elsewhere, named by who vouches for it and by what they call it. Never by an e-mail address. */
export type Identity = { readonly issuer: string; readonly subject: string }
export type IdentityStore = {
  /** Takes the place of the member's earlier one of that issuer. false when the account is another member's. */
  connect(identity: Identity, member: Id, since: Since): Promise<boolean>
  memberOf(identity: Identity): Promise<(Since & { readonly member: Id }) | null>
  /** Since when the member has one of that issuer; null when they have none. */
  since(issuer: string, member: Id): Promise<Since | null>
  disconnect(issuer: string, member: Id): Promise<void>
}
