/** Who is at the other end of a connection, and how to ask again: rights change and sign-ins end while sockets stay open. */
import { type Actor, type BoardAccess, boardActions, may } from '#shared/agreement/roles.ts'

/** A member and the sign-in session they came by; null for an access token, which may be one that `signs`. */
export type Caller = { readonly actor: Actor; readonly session: string | null; readonly signs?: boolean }

/** Looks the caller up as they are now; null when they would not be let in any more. */
export type AskAgain = () => Promise<Caller | null>

/** An open connection of either transport, as far as access goes. */
export type Connection = {
  /** The sign-in session it came by. */
  readonly signIn: string | null
  /** The member, as they were when last asked for. */
  readonly actor: Actor
  /** Asks again who is there, and ends or restarts what is not right any more. Never rejects. */
  recheck(): Promise<void>
  /** Looks for the other end and for bytes that it does not read. */
  beat(): void
  /** Ends the connection because the sign-in session did. */
  end(): void
}

/** All that a member is and may do on a board, as one text: when it changes, the session has to begin anew. */
export function standingOf(actor: Actor, access: BoardAccess): string {
  return JSON.stringify([actor, boardActions.map(action => may(actor, action, access))])
}
