/**
 * A board without a server, for tests of parts: a real document, real undo and real hooks over a line that keeps what it
 * is told. `renderOnBoard(<Part />)` shows a part on it in English, or in another language.
 */
import { type RenderResult, render } from '@testing-library/react'
import type { ReactElement } from 'react'
import { I18nProvider } from 'react-aria-components'
import { I18nextProvider } from 'react-i18next'
import * as Y from 'yjs'
import type { Aside, BoardLine, BoardState, OwnPresence, Source } from '#client/link/board-state.ts'
import { type Api, createApi } from '#client/state/api.ts'
import { BoardProvider } from '#client/state/board-provider.tsx'
import { openSession } from '#client/state/session.ts'
import { Announcer } from '#client/ui/announcer.tsx'
import { AppUiWords } from '#client/words/app-ui-words.tsx'
import { bringLateWords, startWords } from '#client/words/load-words.ts'
import type { Actor } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import { seedPlan } from '#shared/plan/edits.ts'
import type { Partnership } from '#shared/protocol/people.ts'
import type { BoardReply, Committee, MemberInfo } from '#shared/protocol/routes.ts'
import type { About, Message } from '#shared/talk/message.ts'
import { type InterfaceLanguage, localeOf } from '#shared/words/words.ts'

export const cologne: Committee = {
  id: 'cologne',
  city: 'Cologne',
  initials: 'KÖ',
  colour: 1,
  zone: 'Europe/Berlin',
  country: 'DE',
}
export const volgograd: Committee = {
  id: 'volgograd',
  city: 'Volgograd',
  initials: 'VO',
  colour: 2,
  zone: 'Europe/Volgograd',
  country: 'RU',
}

const anna: MemberInfo = {
  id: 'anna',
  name: 'Anna Krause',
  committee: 'cologne',
  office: 'Secretary',
  role: 'editor',
  signatory: true,
  owner: false,
  guest: null,
}
const oleg: MemberInfo = {
  id: 'oleg',
  name: 'Oleg Morozov',
  committee: 'volgograd',
  office: 'Chair',
  role: 'chair',
  signatory: true,
  owner: false,
  guest: null,
}

/** What the test wants otherwise than usual. */
export type TestBoardOptions = {
  /** Fills the plan before anybody looks. The plan has its title and its languages already. */
  readonly plan?: (doc: Y.Doc) => void
  readonly state?: Partial<BoardState>
  readonly api?: Partial<Api>
  readonly language?: InterfaceLanguage
}

/** The board, what was said and shown on it, and how to change it from outside. */
export type TestBoard = {
  readonly doc: Y.Doc
  readonly info: BoardReply
  readonly said: readonly { readonly text: string; readonly language: string; readonly about: About | null }[]
  readonly presence: OwnPresence
  /** What the device holds of Anna's work that is not in the plan. */
  aside: readonly Aside[]
  readonly state: Source<BoardState>
  check(): void
  /** How often somebody wanted the line looked at. */
  readonly checks: number
  /** What saying something does; a test may put a refusal here. */
  say: BoardLine['say']
  setState(change: Partial<BoardState>): void
  /** Runs an edit as another person does it: nothing that my undo would take back. */
  fromElsewhere(edit: (doc: Y.Doc) => void): void
  /** The same, on the plan as it stood when the test began to be without a line. */
  bringFromElsewhere(edit: (doc: Y.Doc) => void): void
}

/** A part on a board, and the board. Anna of Cologne sits before it. */
export async function renderOnBoard(
  part: ReactElement,
  options: TestBoardOptions = {},
): Promise<RenderResult & { readonly board: TestBoard }> {
  const language = options.language ?? 'en'
  const i18n = await startWords(language)
  await bringLateWords(i18n, language)
  const line = new LineWithoutServer(options)
  const api = { ...createApi(noFetch), ...options.api }
  let next = 0
  const session = openSession({
    info,
    line,
    api,
    nextFrame: queueMicrotask,
    newId: () => `new${next++}`,
  })
  const kept = new Map<string, string>()
  const view = render(
    <I18nextProvider i18n={i18n}>
      <I18nProvider locale={localeOf(language)}>
        <AppUiWords>
          <Announcer>
            <BoardProvider
              session={session}
              kept={{ read: key => kept.get(key) ?? null, write: (key, value) => kept.set(key, value) }}
            >
              {part}
            </BoardProvider>
          </Announcer>
        </AppUiWords>
      </I18nProvider>
    </I18nextProvider>,
  )
  return { ...view, board: line }
}

const actor: Actor = {
  member: 'anna',
  name: 'Anna Krause',
  committee: 'cologne',
  partnership: 'twins',
  role: 'editor',
  signatory: true,
  owner: false,
  guest: null,
  office: 'Secretary',
}
/** Of all tests of the page. */
export const twins: Partnership = {
  id: 'twins',
  name: 'Cologne and Volgograd',
  status: 'active',
  since: '',
  source: '',
}
const info: BoardReply = {
  id: 'board',
  actor,
  partnership: twins,
  committees: [cologne, volgograd],
  members: [anna, oleg],
}

/** A message as the server would send it. */
export function messageOf(seq: number, text: string, change: Partial<Message> = {}): Message {
  const by = { member: 'oleg', name: 'Oleg Morozov', committee: 'volgograd', office: 'Chair' }
  return {
    id: `m${seq}`,
    board: 'board',
    seq,
    by,
    at: 1_800_000_000_000 + seq * 60_000,
    language: 'en',
    text,
    about: null,
    system: null,
    ...change,
  }
}

class LineWithoutServer implements BoardLine, TestBoard {
  readonly board: Id = 'board'
  readonly info = info
  readonly doc = new Y.Doc()
  readonly said: { text: string; language: string; about: About | null }[] = []
  presence: OwnPresence = { place: null, caret: null, typing: false }
  aside: readonly Aside[] = []
  checks = 0
  /** The plan when the line broke. */
  #base: Uint8Array = Uint8Array.of(0, 0)
  readonly #others = new Set<(update: Uint8Array) => void>()
  readonly #listeners = new Set<() => void>()
  #state: BoardState

  constructor({ plan, state }: TestBoardOptions) {
    seedPlan(this.doc, {
      title: 'Remembrance Train 2027',
      language: 'en',
      languages: ['en', 'de', 'ru'],
      currency: 'EUR',
    })
    plan?.(this.doc)
    this.#state = { ...quiet, ...state }
  }

  readonly state: Source<BoardState> = {
    get: () => this.#state,
    subscribe: listener => {
      this.#listeners.add(listener)
      return () => this.#listeners.delete(listener)
    },
  }

  setState(change: Partial<BoardState>): void {
    if (change.connection === 'offline') this.#base = Y.encodeStateAsUpdate(this.doc)
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }

  fromElsewhere(edit: (doc: Y.Doc) => void): void {
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(this.doc))
    edit(other)
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(this.doc)), 'elsewhere')
  }

  /** Others edited the plan as it stood when my line broke; now it comes in. */
  bringFromElsewhere(edit: (doc: Y.Doc) => void): void {
    const other = new Y.Doc()
    Y.applyUpdate(other, this.#base)
    edit(other)
    const update = Y.encodeStateAsUpdate(other, Y.encodeStateVectorFromUpdate(this.#base))
    for (const listener of this.#others) listener(update)
    Y.applyUpdate(this.doc, update, 'elsewhere')
  }

  async say(text: string, language: string, about: About | null): Promise<void> {
    this.said.push({ text, language, about })
    const seq = (this.#state.messages.at(-1)?.seq ?? 0) + 1
    const by = { member: anna.id, name: anna.name, committee: anna.committee, office: anna.office }
    this.setState({ messages: [...this.#state.messages, messageOf(seq, text, { by, language, about })] })
  }

  async earlier(): Promise<void> {
    this.setState({ moreTalk: false })
  }

  setPresence(change: Partial<OwnPresence>): void {
    this.presence = { ...this.presence, ...change }
  }

  async settled(): Promise<void> {}

  sayAgain(id: Id): void {
    this.setState({ unsent: this.#state.unsent.map(each => (each.id === id ? { ...each, refused: null } : each)) })
  }

  dropUnsent(id: Id): void {
    this.setState({ unsent: this.#state.unsent.filter(each => each.id !== id) })
  }

  async asides(): Promise<readonly Aside[]> {
    return this.aside
  }

  async putInAgain(aside: Aside): Promise<void> {
    for (const update of aside.updates) Y.applyUpdate(this.doc, update)
    await this.dropAside(aside)
  }

  async dropAside(aside: Aside): Promise<void> {
    this.aside = this.aside.filter(each => each !== aside)
    this.setState({ setAside: this.aside.length > 0 })
  }

  onOthers(listener: (update: Uint8Array) => void): () => void {
    this.#others.add(listener)
    return () => this.#others.delete(listener)
  }

  check(): void {
    this.checks += 1
  }

  close(): void {
    this.doc.destroy()
  }
}

const quiet: BoardState = {
  connection: 'online',
  offlineSince: null,
  cause: null,
  saving: 'saved',
  unsaved: 0,
  hasPlan: true,
  readOnly: false,
  refused: null,
  setAside: false,
  actor,
  connectionId: 'mine',
  presence: [],
  messages: [],
  moreTalk: false,
  unsent: [],
  proposals: [],
}

async function noFetch(): Promise<Response> {
  throw new TypeError('a board without a server has nothing to fetch')
}
