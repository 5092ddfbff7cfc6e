/** Why the server cannot start, where the person who runs it can change that. */

/** The message is one sentence for that person; anything else that is thrown at the start is a bug and shown whole. */
export class StartError extends Error {}
