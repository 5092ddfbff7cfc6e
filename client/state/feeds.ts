/** The HTTP calls about calendar addresses (`shared/protocol/feeds.ts`). A no comes back as a thrown Refusal. */
import type { Id } from '#shared/ids.ts'
import { type FeedsReply, feedPath, type MakeFeedReply, type MakeFeedRequest } from '#shared/protocol/feeds.ts'
import { get, post } from './api.ts'

/** My own on the board; those of others too where I may end them. */
export const askFeeds = (board: Id) => get<FeedsReply>(fetch, `/api/boards/${board}/feeds`)
/** My own on all boards. */
export const askMyFeeds = () => get<FeedsReply>(fetch, '/api/me/feeds')
/** Makes an address. Its secret is in this answer only. */
export const makeFeed = (board: Id, request: MakeFeedRequest) =>
  post<MakeFeedReply>(fetch, `/api/boards/${board}/feeds`, request)
/** No calendar reads by it any more. */
export const endFeed = (id: Id) => post<void>(fetch, `/api/feeds/${id}/end`, {})

/** The address to paste into a calendar program, and the one by which a device opens it in its own. */
export function feedAddresses(secret: string): { readonly address: string; readonly opens: string } {
  const address = new URL(feedPath(secret), location.origin).href
  return { address, opens: address.replace(/^https?:/, 'webcal:') }
}
