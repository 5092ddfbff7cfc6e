/**
 * The HTTP calls and their bodies. All under `/api`, JSON, cookie or `Authorization: Bearer <access token>`; a no is a
 * problem document (RFC 9457, `application/problem+json`) with `code` from `refusals.ts`.
 */
import type { Actor } from '../agreement/roles.ts'
import type { DecisionKind, Proposal } from '../agreement/standing.ts'
import type { Id } from '../ids.ts'
import type { Plan, Translated, Zone } from '../plan/plan.ts'
import type { Partnership } from './people.ts'
import type { RefusalCode } from './refusals.ts'

/** A city's group in the partnership. Colour is one of the eight city colours of the design tokens, 1 to 8. */
export type Committee = {
  readonly id: Id
  readonly city: string
  /** Two letters for marks and seals. */
  readonly initials: string
  readonly colour: number
  readonly zone: Zone
  readonly country: string
}

/** A member as others on the board see them. */
export type MemberInfo = {
  readonly id: Id
  readonly name: string
  readonly committee: Id
  readonly office: string
  readonly role: Actor['role']
  readonly signatory: boolean
  readonly owner: boolean
  readonly guest: Actor['guest']
  /** Names the picture of a member who has one; another picture has another name. */
  readonly portrait?: string
}

/** GET /api/me */
export type MeReply = {
  readonly actor: Actor
  readonly partnership: Partnership
  readonly committee: Committee
  readonly boards: readonly BoardSummary[]
  /** Names my picture, if I have one. */
  readonly portrait?: string
}
export type BoardSummary = {
  readonly id: Id
  readonly title: Translated
  readonly committees: readonly Committee[]
  /** Time of the newest edit, milliseconds since 1970. */
  readonly changedAt: number
}

/** POST /api/sign-in with the secret that stood in the link's fragment; `key` as in `AcceptRequest`. Sets the session cookie. */
export type SignInRequest = { readonly secret: string; readonly key?: string }
/** POST /api/sign-out */

/** PUT /api/me/portrait with the bytes of a JPEG, PNG or WebP; POST /api/me/portrait/remove; GET /api/members/:member/portrait */
export type PortraitReply = { readonly portrait: string }

/** POST /api/boards */
export type CreateBoardRequest = {
  readonly title: string
  readonly language: string
  readonly committees: readonly Id[]
}
export type CreateBoardReply = { readonly id: Id }

/** GET /api/boards/:board */
export type BoardReply = {
  readonly id: Id
  readonly actor: Actor
  readonly partnership: Partnership
  readonly committees: readonly Committee[]
  readonly members: readonly MemberInfo[]
}

/** GET /api/boards/:board/versions/:number — the frozen plan as it was stored. */
export type VersionReply = {
  readonly number: number
  readonly digest: string
  readonly frozenAt: number
  readonly plan: Plan
}

/** GET /api/boards/:board/proposals — all with their decisions, oldest first. */
export type ProposalsReply = { readonly proposals: readonly Proposal[] }
/** POST /api/boards/:board/proposals — `digest` is what the proposer sees; if the plan moved: `plan-moved`. */
export type ProposeRequest = { readonly digest: string }
export type ProposeReply = { readonly proposal: Proposal }
/**
 * POST /api/boards/:board/proposals/:proposal/decisions. `code`: given by a colleague, for a signatory who has neither password
 * nor passkey.
 */
export type DecideRequest = {
  readonly digest: string
  readonly kind: DecisionKind
  readonly comment: string
  readonly code?: string | null
}
export type DecideReply = { readonly proposal: Proposal }
/** POST /api/boards/:board/proposals/:proposal/withdraw */

/** GET /api/places?q=&language=&limit= — offline place search. Best first. */
export type PlacesReply = { readonly places: readonly FoundPlace[] }
export type FoundPlace = {
  readonly name: string
  /** Another name by which it was found, or empty. */
  readonly alias: string
  readonly country: string
  readonly lat: number
  readonly lon: number
  readonly population: number
  readonly zone: Zone
}
/** GET /api/zone?lat=&lon= */
export type ZoneReply = { readonly zone: Zone }

export const exportFormats = [
  'pdf',
  'json',
  'html',
  'docx',
  'xlsx',
  'md',
  'ics',
  'geojson',
  'gpx',
  'kml',
  'csv',
  'zip',
] as const
export type ExportFormat = (typeof exportFormats)[number]
/** The lists of a plan that exist as CSV, one a file. */
export const csvLists = ['stops', 'items', 'tasks', 'lines'] as const
export type CsvList = (typeof csvLists)[number]
/** GET /api/boards/:board/export/:format?version=<n or draft>&language=&beside=&list= (`beside`: a second language, for pdf; `list` for csv: which list of the plan; the stops when it is not said) */

export type Problem = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: RefusalCode
  readonly facts?: Readonly<Record<string, string | number>>
}
