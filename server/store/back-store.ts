/** What the store keeps for coming back without a link, and how to ask for it: passwords and one-time codes. */
import type { Person } from '#shared/agreement/standing.ts'
import type { Id } from '#shared/ids.ts'
import type { Hash } from './store.ts'

export type Password = {
  readonly member: Id
  /** The sign-in name as `signInName` folds it; nobody else on the server has it. */
  readonly name: string
  /** Argon2id in PHC form, with salt and costs. */
  readonly hash: string
  readonly at: number
  /** From then on it stands for the member at signing. */
  readonly countsFrom: number
}
export type PasswordStore = {
  /** In place of the member's last one, if there was one. Refusal('name-taken') when another member has the name. */
  set(password: Password): Promise<void>
  of(member: Id): Promise<Password | null>
  named(name: string): Promise<Password | null>
  /** Removing what is not there is no error. */
  remove(member: Id): Promise<void>
}

export type NewCode = {
  /** Who may use it. */
  readonly member: Id
  readonly at: number
  readonly expires: number
  /** null: for a further device. Otherwise for this member's decision on the proposal, given by a colleague, or by mail (null). */
  readonly decision: { readonly proposal: Id; readonly by: Person | null } | null
}
export type CodeStore = {
  /** Of the member's others for the same thing the newest stay, so that at most `limits.openCodes` are open. */
  create(code: Hash, values: NewCode): Promise<void>
  /** Uses up a code for a further device and gives its member; Refusal('code-invalid') for any other or at a second use. */
  spendForDevice(code: Hash, at: number): Promise<Id>
}
