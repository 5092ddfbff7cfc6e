/** The HTTP calls of `shared/protocol/routes.ts`, as functions. A no comes back as a thrown Refusal. */
import type { Proposal } from '#shared/agreement/standing.ts'
import type { Id } from '#shared/ids.ts'
import type { Language } from '#shared/plan/plan.ts'
import type { FieldAuthorsReply, PassagesReply, RecordKind } from '#shared/protocol/authors.ts'
import type { WhoseReply } from '#shared/protocol/invitations.ts'
import type { PrivacyReply } from '#shared/protocol/privacy.ts'
import { Refusal, type RefusalCode, refusals } from '#shared/protocol/refusals.ts'
import type {
  BoardReply,
  CreateBoardRequest,
  DecideReply,
  DecideRequest,
  ExportFormat,
  FoundPlace,
  MeReply,
  PlacesReply,
  ProposeReply,
  ProposeRequest,
  VersionReply,
  ZoneReply,
} from '#shared/protocol/routes.ts'

export type Api = {
  me(): Promise<MeReply>
  /** Whose link it is. Nothing is used up. */
  whose(secret: string, key?: string): Promise<WhoseReply>
  signIn(secret: string, key: string): Promise<void>
  signOut(): Promise<void>
  board(id: Id): Promise<BoardReply>
  createBoard(request: CreateBoardRequest): Promise<{ readonly id: Id }>
  version(board: Id, number: number): Promise<VersionReply>
  propose(board: Id, request: ProposeRequest): Promise<Proposal>
  decide(board: Id, proposal: Id, request: DecideRequest): Promise<Proposal>
  withdraw(board: Id, proposal: Id): Promise<void>
  /** What is kept of people, and my city's notice. The other calls about people's data stand in `privacy.ts`. */
  privacy(language: Language): Promise<PrivacyReply>
  /** The last change of each field of a record, the newest first. */
  fieldAuthors(board: Id, kind: RecordKind, id: Id): Promise<FieldAuthorsReply>
  /** Whose the words of a text are. */
  passages(board: Id, section: Id, language: Language): Promise<PassagesReply>
}

type Fetch = typeof fetch

/** The calls over `fetch`. Versions are kept once read: they never change. */
export function createApi(fetch: Fetch): Api {
  const versions = new Map<string, Promise<VersionReply>>()
  const keepVersion = (path: string) => {
    const asked = versions.get(path) ?? get<VersionReply>(fetch, path)
    versions.set(path, asked)
    asked.catch(() => versions.delete(path))
    return asked
  }
  return {
    me: () => get(fetch, '/api/me'),
    whose: (secret, key) => post(fetch, '/api/sign-in/look', { secret, key }),
    signIn: (secret, key) => post(fetch, '/api/sign-in', { secret, key }),
    signOut: () => post(fetch, '/api/sign-out', {}),
    board: id => get(fetch, `/api/boards/${id}`),
    createBoard: request => post(fetch, '/api/boards', request),
    version: (board, number) => keepVersion(`/api/boards/${board}/versions/${number}`),
    propose: async (board, request) =>
      (await post<ProposeReply>(fetch, `/api/boards/${board}/proposals`, request)).proposal,
    decide: async (board, proposal, request) =>
      (await post<DecideReply>(fetch, `/api/boards/${board}/proposals/${proposal}/decisions`, request)).proposal,
    withdraw: (board, proposal) => post(fetch, `/api/boards/${board}/proposals/${proposal}/withdraw`, {}),
    privacy: language => get(fetch, `/api/privacy?language=${language}`),
    fieldAuthors: (board, kind, id) => get(fetch, `/api/boards/${board}/authors/${kind}/${id}`),
    passages: (board, section, language) => get(fetch, `/api/boards/${board}/texts/${section}/${language}/authors`),
  }
}

/** Places that match what was typed, best first. Rejects with a Refusal. */
export async function getPlaces(q: string, language: Language, limit = 8): Promise<readonly FoundPlace[]> {
  const query = new URLSearchParams({ q, language, limit: String(limit) })
  return (await get<PlacesReply>(fetch, `/api/places?${query}`)).places
}

/** The zone at a point on the earth, degrees WGS84. Rejects with a Refusal. */
export async function getZone(lat: number, lon: number): Promise<string> {
  const query = new URLSearchParams({ lat: String(lat), lon: String(lon) })
  return (await get<ZoneReply>(fetch, `/api/zone?${query}`)).zone
}

export type ExportChoice = {
  readonly version: number | 'draft'
  readonly language?: Language
  /** A second language beside it. */
  readonly beside?: Language
  /** For CSV: which list of the plan. */
  readonly list?: string
}

/** Where an export is downloaded from. */
export function exportAddress(board: Id, format: ExportFormat, choice: ExportChoice): string {
  const query = new URLSearchParams({ version: String(choice.version) })
  if (choice.language !== undefined) query.set('language', choice.language)
  if (choice.beside !== undefined) query.set('beside', choice.beside)
  if (choice.list !== undefined) query.set('list', choice.list)
  return `/api/boards/${board}/export/${format}?${query}`
}

/** Reads. Rejects with a Refusal. */
export function get<Reply>(fetch: Fetch, path: string): Promise<Reply> {
  return call(fetch, path, { headers: { accept: 'application/json' } })
}

/** Asks for a change. Rejects with a Refusal. */
export function post<Reply>(fetch: Fetch, path: string, body: unknown): Promise<Reply> {
  const headers = { accept: 'application/json', 'content-type': 'application/json' }
  return call(fetch, path, { method: 'POST', headers, body: JSON.stringify(body) })
}

/** Sends a file to `path`. */
export function put<Reply>(fetch: Fetch, path: string, file: Blob): Promise<Reply> {
  const headers = { accept: 'application/json', 'content-type': file.type }
  return call(fetch, path, { method: 'PUT', headers, body: file })
}

/** Sends the bytes of a file, whatever its kind. */
export function sendFile<Reply>(fetch: Fetch, path: string, file: Blob): Promise<Reply> {
  const headers = { accept: 'application/json', 'content-type': 'application/octet-stream' }
  return call(fetch, path, { method: 'POST', headers, body: file })
}

async function call<Reply>(fetch: Fetch, path: string, init: RequestInit): Promise<Reply> {
  const response = await fetch(path, { ...init, credentials: 'same-origin' }).catch(unreachable)
  const text = await response.text()
  if (response.ok) return (text === '' ? undefined : JSON.parse(text)) as Reply
  throw refusalIn(text, response.status)
}

/** fetch rejects with a TypeError for every kind of broken line; what broke it is told to nobody. */
export function unreachable(error: unknown): never {
  throw error instanceof TypeError ? new Refusal('room-unavailable') : error
}

/** The Refusal that an answer of this status holds. */
export function refusalIn(text: string, status: number): Refusal {
  const problem = parsed(text)
  const code = isCode(problem?.code) ? problem.code : status >= 502 ? 'room-unavailable' : 'unexpected'
  return new Refusal(code, problem?.facts ?? {})
}

function parsed(text: string): { readonly code?: unknown; readonly facts?: Record<string, string | number> } | null {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function isCode(code: unknown): code is RefusalCode {
  return typeof code === 'string' && Object.hasOwn(refusals, code)
}
