/**
 * The calendar behind an address, as it is now. Programs ask every hour and mostly nothing has changed: then it is known from a
 * few rows that the file which was rendered last is still the one, and no plan is opened.
 */
import * as Y from 'yjs'
import type { ExportInput, FeedMarks } from '#server/exports/input.ts'
import { type KeptFile, KeptFiles } from '#server/exports/kept-files.ts'
import type { BoardInfo, Feed } from '#server/store/store.ts'
import { lastAgreed, type Proposal } from '#shared/agreement/standing.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { readPlan } from '#shared/plan/read.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { HttpDeps } from './server.ts'

type Deps = Pick<HttpDeps, 'store' | 'rooms' | 'renderExport'>
/** What is in the calendar: a plan, as a version or as a draft, and how its events count. */
type State = Pick<ExportInput, 'plan' | 'version' | 'at'> & FeedMarks

/** Bytes of all calendars that are kept: some hundred of usual ones. */
const room = 16_000_000
/** SEQUENCE is a number of 32 bits: seconds since 1970 would reach its end in 2038. */
const countedFrom = Date.UTC(2020, 0, 1)

export type FeedCalendars = (feed: Feed, origin: string) => Promise<KeptFile>

/** Gives calendars as their bytes, and renders those that are not known yet. */
export function feedCalendars(deps: Deps): FeedCalendars {
  const kept = new KeptFiles(room)
  return async (feed, origin) => {
    const { board, shows, language } = feed
    const { store } = deps
    const [info, proposals, head] = await Promise.all([
      store.people.boardInfo(board),
      store.versions.proposals(board),
      store.log.head(board),
    ])
    if (info === null) throw new Refusal('not-found')
    const agreed = lastAgreed(proposals)
    const plan = shows === 'planned' ? [head.epoch, head.seq] : agreed === null ? info.title : 'agreed'
    const cities = info.committees.map(({ id, city }) => [id, city])
    const key = JSON.stringify([board, shows, language, origin, agreed?.version ?? null, plan, cities])
    return kept.get(key, async () => {
      const state = shows === 'planned' ? await planned(deps, info, agreed) : await agreedOnly(deps, info, agreed)
      const { committees } = info
      const input = { ...state, board, origin, committees, members: [], proposals: [], signed: null }
      return (await deps.renderExport('ics', input, { language, feed: { sequence: state.sequence } })).bytes
    })
  }
}

/** Its events count versions, as those of the file do. Before anything is agreed there is nothing in it but its name. */
async function agreedOnly(deps: Deps, info: BoardInfo, agreed: Proposal | null): Promise<State> {
  if (agreed === null) return { plan: untimed(info), version: null, at: info.changedAt, sequence: 0 }
  const { plan, at } = await frozen(deps, agreed)
  return { plan, version: agreed.version, at, sequence: agreed.version }
}

/**
 * The plan as it stands: agreed, while nobody has changed it since, and otherwise a draft. Its events count the seconds of the
 * last change or answer: edits have numbers too, but those begin anew when the history of a board is erased.
 */
async function planned(deps: Deps, info: BoardInfo, agreed: Proposal | null): Promise<State> {
  const draft = await (await deps.rooms.open(info.id)).freeze()
  const at = info.changedAt
  if (agreed === null || agreed.digest !== draft.digest)
    return { plan: draft.plan, version: null, at, sequence: secondsAt(at) }
  const answered = Math.max(at, ...agreed.decisions.map(decision => decision.at))
  return { ...(await frozen(deps, agreed)), version: agreed.version, sequence: secondsAt(answered) }
}

async function frozen({ store }: Deps, { board, version }: Proposal): Promise<{ plan: Plan; at: number }> {
  const stored = await store.versions.version(board, version)
  if (stored === null) throw new Error(`The agreed version ${version} of the board ${board} is not stored.`)
  return { plan: JSON.parse(stored.json), at: stored.at }
}

function secondsAt(ms: number): number {
  return Math.max(0, Math.floor((ms - countedFrom) / 1000))
}

/** A plan that has a title and nothing else. */
function untimed({ title }: BoardInfo): Plan {
  return { ...readPlan(new Y.Doc()), title, languages: Object.keys(title) }
}
