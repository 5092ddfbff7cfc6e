/** A store in memory: tables that outlive the server, and a disk between that decides when work is done and answered. */
import type { Appended, LogStore, NewEntry, PeopleStore, Store, TalkStore } from '#server/store/store.ts'
import type { Disk } from './disk.ts'
import type { MemoryTables } from './memory-tables.ts'

/** The parts that a room, a connection and talk use; any other fails as soon as it is touched. */
export function memoryStore(tables: MemoryTables, disk: Disk, shared = false): Store {
  const { log, writtenOut } = logOver(tables, disk)
  return {
    log,
    people: peopleOver(tables, disk),
    partnerships: only<Store['partnerships']>('partnerships', {}),
    talk: talkOver(tables, disk),
    versions: only<Store['versions']>('versions', { proposals: () => disk.run('read', () => []) }),
    news: { marks: boards => disk.run('read', () => tables.marks(boards)) },
    presence: {
      tell: told => disk.run('write', () => tables.tellPresent(told)),
      forget: (board, room) => disk.run('write', () => tables.forgetPresent(board, room)),
      others: (board, room) => disk.run('read', () => tables.otherPresent(board, room)),
    },
    shared,
    fillOnce: () => Promise.reject(new Error('the store in memory is filled by hand')),
    sessions: only<Store['sessions']>('sessions', { standing: async () => new Set() }),
    links: only('links', {}),
    personal: only('personal', {}),
    erasures: only('erasures', {}),
    notices: only('notices', {}),
    retention: only('retention', {}),
    invitations: only('invitations', {}),
    portraits: only('portraits', {}),
    signing: only('signing', {}),
    feeds: only('feeds', {}),
    tokens: only('tokens', {}),
    passkeys: only('passkeys', {}),
    challenges: only('challenges', {}),
    mailboxes: only('mailboxes', {}),
    identities: only('identities', {}),
    passwords: only('passwords', {}),
    codes: only('codes', {}),
    tryWrite: () => disk.run('write', () => undefined),
    close: writtenOut,
  }
}

type Waiting = { readonly entry: NewEntry; resolve(appended: Appended): void; reject(error: unknown): void }

function logOver(tables: MemoryTables, disk: Disk): { log: LogStore; writtenOut: () => Promise<void> } {
  const waiting: Waiting[] = []
  let last: Promise<void> = Promise.resolve()
  // All of a batch is on disk, or none: as with group commit, those that were asked for in one go share one fate.
  const write = async () => {
    let batch: readonly Waiting[] = []
    try {
      const outcomes = await disk.run('write', () => {
        batch = waiting.splice(0)
        return batch.map(({ entry }) => outcomeOf(() => tables.append(entry)))
      })
      for (const [i, { resolve, reject }] of batch.entries()) {
        const outcome = outcomes[i]
        if (outcome !== undefined && 'appended' in outcome) resolve(outcome.appended)
        else reject(outcome?.error)
      }
    } catch (error) {
      for (const { reject } of batch.length > 0 ? batch : waiting.splice(0)) reject(error)
    }
  }
  const append = (entry: NewEntry) =>
    new Promise<Appended>((resolve, reject) => {
      waiting.push({ entry: { ...entry, update: entry.update.slice() }, resolve, reject })
      if (waiting.length === 1) last = write()
    })
  const log: LogStore = {
    append,
    since: (board, seq, most) => disk.run('read', () => tables.since(board, seq).slice(0, most)),
    head: board => disk.run('read', () => tables.head(board)),
    snapshot: board => disk.run('read', () => tables.snapshot(board)),
    saveSnapshot: (board, snapshot) => disk.run('write', () => tables.saveSnapshot(board, snapshot)),
    claimClients: (board, member, clients) => disk.run('write', () => tables.claim(board, member, clients)),
    clientOwners: board => disk.run('read', () => tables.owners(board)),
    clientOwner: (board, client) => disk.run('read', () => tables.owner(board, client)),
  }
  return { log, writtenOut: () => last }
}

type Outcome = { readonly appended: Appended } | { readonly error: unknown }

/** A wrong edit must not take the others of its batch with it. */
function outcomeOf(append: () => Appended): Outcome {
  try {
    return { appended: append() }
  } catch (error) {
    return { error }
  }
}

function peopleOver(tables: MemoryTables, disk: Disk): PeopleStore {
  return only<PeopleStore>('people', {
    createPartnership: ({ id }) => disk.run('write', () => tables.addPartnership(id)),
    createCommittee: row => disk.run('write', () => tables.addCommittee(row)),
    createMember: row => disk.run('write', () => tables.addMember(row)),
    createBoard: (row, seed) => disk.run('write', () => tables.addBoard(row, seed)),
    actor: member => disk.run('read', () => tables.actor(member)),
    actors: members => disk.run('read', () => tables.actors(members)),
    access: board => disk.run('read', () => tables.access(board)),
    boardInfo: board => disk.run('read', () => tables.info(board)),
    touchBoard: (board, values) => disk.run('write', () => tables.touch(board, values)),
  })
}

function talkOver(tables: MemoryTables, disk: Disk): TalkStore {
  return {
    say: message => disk.run('write', () => tables.say(message)),
    since: (board, seq, limit) => disk.run('read', () => tables.talk(board, seq, Number.POSITIVE_INFINITY, limit)),
    earlier: (board, before, limit) => disk.run('read', () => tables.talk(board, 0, before, limit)),
    lastSeq: board => disk.run('read', () => tables.talk(board, 0, Number.POSITIVE_INFINITY, 1).at(-1)?.seq ?? 0),
  }
}

/** The part of a store with nothing but `there`. */
function only<Part extends object>(name: string, there: Partial<Part>): Part {
  const get = (part: Partial<Part>, key: string | symbol) => {
    if (Object.hasOwn(part, key)) return part[key as keyof Part]
    throw new Error(`the store in memory has no ${name}.${String(key)}`)
  }
  return new Proxy(there, { get }) as Part
}
