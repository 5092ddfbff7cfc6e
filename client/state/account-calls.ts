/** The HTTP calls about oneself (`shared/protocol/account.ts`). A no comes back as a thrown Refusal. */
import type { Id } from '#shared/ids.ts'
import type {
  CodeReply,
  DevicesReply,
  MailedCodeReply,
  SetPasswordRequest,
  WaysReply,
} from '#shared/protocol/account.ts'
import { get, post } from './api.ts'

/** What I have to come back with, and what answering a proposal asks of me now. */
export const askWays = () => get<WaysReply>(fetch, '/api/me/ways')
export const askDevices = () => get<DevicesReply>(fetch, '/api/me/devices')

export const signInByCode = (code: string) => post<void>(fetch, '/api/sign-in/code', { code })
export const signInByPassword = (name: string, password: string) =>
  post<void>(fetch, '/api/sign-in/password', { name, password })

/** Shows that it is me, for a quarter of an hour. */
export const proveByPassword = (password: string) => post<void>(fetch, '/api/me/prove', { password })
export const setPassword = (request: SetPasswordRequest) => post<void>(fetch, '/api/me/password', request)
export const removePassword = (current: string) => post<void>(fetch, '/api/me/password/remove', { current })

/** A code for a further device of mine. */
export const giveDeviceCode = () => post<CodeReply>(fetch, '/api/me/codes', {})
/** A code with which `member` answers the proposal. */
export const giveSigningCode = (board: Id, proposal: Id, member: Id) =>
  post<CodeReply>(fetch, `/api/boards/${board}/proposals/${proposal}/codes`, { member })
/** A code with which I answer the proposal, sent to my own address, in words of `language`. */
export const mailSigningCode = (board: Id, proposal: Id, language: string) =>
  post<MailedCodeReply>(fetch, `/api/boards/${board}/proposals/${proposal}/codes/mail`, { language })

export const nameDevice = (id: Id, name: string) => post<void>(fetch, `/api/me/devices/${id}/name`, { name })
export const endDevice = (id: Id) => post<void>(fetch, `/api/me/devices/${id}/end`, {})
export const endOtherDevices = () => post<void>(fetch, '/api/me/devices/end-others', {})
export const endToken = (id: string) => post<void>(fetch, `/api/me/tokens/${id}/end`, {})
