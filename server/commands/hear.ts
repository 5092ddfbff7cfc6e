/** What of a board's talk somebody is told when they come, or look further back: members all of it, guests what is for them. */
import type { TalkStore } from '#server/store/store.ts'
import { hears } from '#shared/agreement/guest-view.ts'
import type { Actor, Guest } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { Message } from '#shared/talk/message.ts'

type Hearer = Pick<Actor, 'guest'>
type Page = { readonly messages: Message[]; readonly more: boolean }

/** Messages that are looked through at once for those that a guest hears. */
const looked = 500

/** Messages after `after`, oldest first; the newest page of them when there are more. */
export async function sinceFor(
  talk: TalkStore,
  { guest }: Hearer,
  { board, after }: { readonly board: Id; readonly after: number },
): Promise<Message[]> {
  if (guest === null) return talk.since(board, after, limits.talkPage)
  const { messages } = await heardBefore(talk, guest, board, Number.MAX_SAFE_INTEGER)
  return messages.filter(({ seq }) => seq > after)
}

/** The page of messages before `before`, and whether there are more before it. */
export async function earlierFor(
  talk: TalkStore,
  { guest }: Hearer,
  { board, before }: { readonly board: Id; readonly before: number },
): Promise<Page> {
  if (guest !== null) return heardBefore(talk, guest, board, before)
  const messages = await talk.earlier(board, before, limits.talkPage)
  return { messages, more: (messages[0]?.seq ?? 1) > 1 }
}

/** Goes back until there is a page, or to the beginning of the stay: nothing before that is for the guest. */
async function heardBefore(talk: TalkStore, guest: Guest, board: Id, before: number): Promise<Page> {
  const heard: Message[] = []
  let from = before
  for (;;) {
    const messages = await talk.earlier(board, from, looked)
    heard.unshift(...messages.filter(message => hears(guest, message)))
    const [first] = messages
    const isDone = first === undefined || first.seq <= 1 || first.at < guest.since
    if (isDone || heard.length > limits.talkPage)
      return { messages: heard.slice(-limits.talkPage), more: heard.length > limits.talkPage }
    from = first.seq
  }
}
