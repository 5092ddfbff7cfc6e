/**
 * Letters of invitation and for a visa, made from a version of the plan. The names of the people come with the call and are
 * in no answer but the file: nothing of them is stored, logged or part of an address.
 */
import type { Id } from '../ids.ts'
import type { Day } from '../plan/plan.ts'
import type { InterfaceLanguage } from '../words/words.ts'

/** `invitation`: to the people invited. `visa`: to a consulate or another authority, in support of their application. */
export const letterKinds = ['invitation', 'visa'] as const
export type LetterKind = (typeof letterKinds)[number]

/** Who bears the costs, as one sentence of the letter; `unsaid`: the letter says nothing of it. */
export const costSentences = ['hosts', 'shared', 'guests', 'unsaid'] as const
export type CostSentence = (typeof costSentences)[number]

/** How much may be typed. Counts, and characters of one field. */
export const letterLimits = {
  persons: 40,
  senderLines: 4,
  addressLines: 6,
  lineCharacters: 120,
  nameCharacters: 120,
} as const

/** A person who is invited, as their passport says it. Empty where it is not said. */
export type InvitedPerson = {
  readonly name: string
  readonly born: Day | ''
  readonly nationality: string
  readonly passport: string
}

/**
 * POST /api/boards/:board/letters; the answer is a PDF, marked as a draft on every page when `version` is one. For whoever
 * may export. `day`: the date of the letter, or empty for the day it is at the committee's place now.
 */
export type LetterRequest = {
  readonly kind: LetterKind
  readonly version: number | 'draft'
  readonly language: InterfaceLanguage
  /** A second language, on pages of its own behind the first. */
  readonly beside: InterfaceLanguage | null
  /** The committee that invites, and its member who signs by hand; null leaves the line for a name empty. */
  readonly from: Id
  readonly signer: Id | null
  /** Street, telephone and the like of the committee, below its city. */
  readonly sender: readonly string[]
  /** Whom the letter goes to, a line each. Without one an invitation is addressed to the people themselves. */
  readonly to: readonly string[]
  readonly persons: readonly InvitedPerson[]
  /** A letter for each person, in one file, in place of one letter with a list. */
  readonly apart: boolean
  readonly costs: CostSentence
  /** Whether the programme of each day is part of it. */
  readonly programme: boolean
  readonly place: string
  readonly day: Day | ''
}
