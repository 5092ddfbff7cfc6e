/**
 * Small mistakes in what must never be wrong: the queue, the commit, the copy of the log in memory, and each rule of the gate.
 * `npm run mutants` makes one after the other in a copy of the tree; a mistake that no test notices shows a missing test.
 */
import { guestMutants } from './guest-mutants.ts'

export type Mutant = {
  /** What goes wrong. */
  readonly name: string
  /** From the root of the tree. */
  readonly file: string
  /** Stands exactly once in the file; `tests/live/gate-mutants.test.ts` sees to that. */
  readonly find: string
  readonly put: string
  /** Test files of which at least one must fail. */
  readonly tests: readonly string[]
}

const room = ['tests/live/gate-room.test.ts', 'tests/live/room.test.ts', 'tests/faults/f10-converge.test.ts']
const rules = ['tests/live/gate-rules.test.ts']
const sockets = ['tests/live/gate-sockets.test.ts', 'tests/live/socket.test.ts']

const commits = (name: string, find: string, put: string): Mutant =>
  mutant(name, 'server/live/commits.ts', find, put, room)
const memory = (name: string, find: string, put: string): Mutant =>
  mutant(name, 'server/live/memory.ts', find, put, room)
const gate = (name: string, file: string, find: string, put = ''): Mutant =>
  mutant(`gate: ${name}`, `server/live/${file}.ts`, find, put, rules)

function mutant(name: string, file: string, find: string, put: string, tests: readonly string[]): Mutant {
  return { name, file, find, put, tests }
}

const rejectFailed = 'for (const { edit } of applied) edit.reject(failed.reason)'

/** All of them. */
export const mutants: readonly Mutant[] = [
  mutant('no queue', 'server/live/queue.ts', 'this.#last.then(task)', 'Promise.resolve().then(task)', room),
  commits(
    'acknowledged before the commit',
    'const written = await this.#write(applied)',
    'for (const { edit } of applied) edit.resolve({ seq: 1 })\n      const written = await this.#write(applied)',
  ),
  commits(
    'shown to others before the commit',
    'const results = await Promise.allSettled(fresh.map(one => this.#append(one)))',
    'if (fresh.length > 0) this.#fanOut(fresh)\n    const results = await Promise.allSettled(fresh.map(one => this.#append(one)))',
  ),
  commits(
    'no reload after a failed write',
    `${rejectFailed}\n      return false`,
    `${rejectFailed}\n      return true`,
  ),
  commits('a failed write is acknowledged', rejectFailed, 'for (const { edit } of applied) edit.resolve({ seq: 1 })'),
  commits(
    'readers may write',
    "if (!may(session.actor, 'edit', this.#deps.access())) throw new Refusal('read-only')",
    '',
  ),
  commits('a gap in seq is passed over', 'if (!seqs.every((seq, i) => seq === memory.seq + 1 + i))', 'if (false)'),
  commits('memory that was spoiled is kept', ' && !this.#deps.memory.spoiled', ''),
  commits(
    'edits behind a spoiling one are tried on spoiled memory',
    'if (!this.#deps.memory.spoiled) continue',
    'continue',
  ),
  commits('edits behind a spoiling one are forgotten', 'this.#inbox.unshift(...batch.slice(i + 1))', ''),
  commits('senders get their own edits back', 'if (!senders.has(id)', 'if (true || !senders.has(id)'),
  commits(
    'others who sent something in the same commit are not told',
    'if (others.length > 0) this.#showing',
    'if (false) this.#showing',
  ),
  commits('the log names no member', 'member: session.actor.member, at:', "member: 'anna', at:"),
  memory(
    'a retry is logged twice',
    'return added.length === 0 ? null : Y.mergeUpdates(added)',
    'return added.length === 0 ? update : Y.mergeUpdates(added)',
  ),
  memory('the second look is left out', 'settled(doc, admission)\n', '\n'),
  memory('memory never knows that it is spoiled', 'this.#spoiled = true\n', '\n'),
  memory(
    'ids of others are written under',
    "if (!mine) throw new Refusal('edit-rejected', { rule: 3, why: 'owner' })",
    '',
  ),
  memory(
    'a claim that was lost counts',
    '(await this.#deps.log.claimClients(this.#board, member, clients)) !== null',
    '(await this.#deps.log.claimClients(this.#board, member, clients)) === undefined',
  ),
  memory('a snapshot is not read back', 'if (!isWhole(again) || digestOf(again) !== digest)', 'if (false)'),
  memory('a reload keeps the old seq', 'this.#seq = this.#replica.seq\n', '\n'),
  memory('what others logged is not counted', 'for (const entry of entries) this.logged(entry.seq)', ''),
  mutant(
    'a log that is cut short is loaded',
    'server/live/replica.ts',
    'if (seq === 0 || seq < newest) throw',
    'if (false) throw',
    room,
  ),
  mutant(
    'the readers of a board that was loaded anew are not told',
    'server/live/room.ts',
    "this.#readers.resync('reloaded')\n",
    '\n',
    room,
  ),
  mutant(
    'readers who were shown less than the log are not told',
    'server/live/room.ts',
    '!this.#commits.allShown',
    'false',
    room,
  ),
  mutant(
    'memory that differs from the log is kept',
    'server/live/room.ts',
    "this.#deps.log.error('room.mismatch', { board: this.board, seq: this.#memory.seq })\n    await this.#reload({ mistrusted: true })",
    "this.#deps.log.error('room.mismatch', { board: this.board, seq: this.#memory.seq })",
    room,
  ),
  mutant(
    'a closed room goes on writing',
    'server/live/room.ts',
    "if (this.#closed) return this.#commits.refuseAll(new Refusal('room-unavailable'))",
    '',
    room,
  ),
  mutant(
    'no bell for other servers',
    'server/live/room.ts',
    "this.#deps.bus.ring(this.board, 'edits', this.#id)",
    '',
    room,
  ),
  mutant(
    'readers that do not read are fed',
    'server/live/readers.ts',
    'if (reader.buffered() > limits.bufferedBytesResync)',
    'if (false)',
    room,
  ),
  mutant(
    'any number of readers',
    'server/live/readers.ts',
    'if (this.#all.size >= connectionsPerBoard)',
    'if (false)',
    room,
  ),
  mutant(
    'a failed batch is not told to those who wait',
    'server/store/append-queue.ts',
    "if (outcome?.as === 'logged') resolve",
    'if (outcome) resolve',
    ['tests/store/sqlite.test.ts'],
  ),
  mutant(
    'no limit for one edit',
    'server/live/socket-connection.ts',
    "if (update.byteLength > most) throw new Refusal('too-large', { bytes: most })",
    '',
    sockets,
  ),
  mutant(
    'an outdated page may write',
    'server/live/socket-connection.ts',
    "if (!joined.current) throw new Refusal('client-outdated', { schema: SCHEMA })",
    '',
    sockets,
  ),
  mutant(
    "another epoch's device is let in",
    'server/live/socket-connection.ts',
    "if (request.epoch !== null && request.epoch !== epoch) throw new Refusal('epoch-changed')",
    '',
    sockets,
  ),
  mutant(
    'a hostile edit costs nothing',
    'server/live/socket.ts',
    "if (refusal.code === 'edit-rejected') connection.distrust()",
    '',
    sockets,
  ),

  gate('a gap is let through', 'gate', "if (block.clock > known) throw new Refusal('resync')"),
  gate(
    'anybody writes under any id',
    'gate',
    "return owner === undefined && known === 0 ? true : reject(3, 'owner')",
    'return owner === undefined',
  ),
  gate(
    "the server's own id can be claimed",
    'gate',
    "return owner === undefined && known === 0 ? true : reject(3, 'owner')",
    "return owner === undefined ? true : reject(3, 'owner')",
  ),
  gate('any number of new ids at once', 'gate', "if (added > mostNewClients) reject(3, 'clients')"),
  gate('any number of ids for one member', 'gate', 'if (written > limits.clientsPerMember)', 'if (false)'),
  gate('ids that Yjs never draws', 'gate', "if (block.client > lastClient) reject(3, 'client')"),
  gate(
    'deletions of what does not exist yet',
    'gate',
    "if (range.end > Math.max(known, ground.reached.get(range.client) ?? 0)) throw new Refusal('resync')",
  ),
  gate('any number of deletions', 'gate', 'if (effective > limits.deleteRanges)', 'if (false)'),
  gate('known deletions count again', 'gate', 'if (range.end > known || live > 0) effective++', 'effective++'),
  gate(
    "what is the server's own can be deleted",
    'gate',
    'for (const key of serversOwn) if (struct === meta?.get(key)) reject(5, key)',
  ),
  gate('nothing is too costly', 'gate', 'checkCost(ground, deletes)\n', '\n'),
  gate('a client twice', 'gate-read', "if (blocks.has(block.client)) reject(2, 'twice')"),
  gate('something trails', 'gate-read', "if (remaining(cursor) > 0) reject(1, 'trailing')"),
  gate('a client without structs', 'gate-read', "if (count === 0) reject(1, 'count')"),
  gate('clocks without end', 'gate-read', "if (end > lastClock) reject(2, 'length')"),
  gate('a hole is no gap', 'gate-read', "if (kind === 10) throw new Refusal('resync')"),
  gate('placeholders of no length', 'gate-read', "return length > 0 ? length : reject(2, 'length')", 'return length'),
  gate('texts of no length', 'gate-read', "if (text.length === 0) reject(2, 'length')"),
  gate('fields of no value', 'gate-read', "if (length === 0) reject(2, 'length')\n  for (let i", 'for (let i'),
  gate(
    'elements of any name',
    'gate-read',
    "if (!elementName.test(readString(cursor, mostNameBytes))) reject(5, 'element')",
    'readString(cursor, mostNameBytes)',
  ),
  gate('collected garbage with flags', 'gate-read', "if (info !== 0) reject(2, 'kind')"),
  gate('deletions by the same client twice', 'gate-read', "if (seen.has(client)) reject(4, 'twice')"),
  gate('empty deletions', 'gate-read', "if (length === 0) reject(4, 'empty')"),
  gate('deletions that go back', 'gate-read', "if (clock < known) reject(4, 'order')"),
  gate(
    'counts beyond what is left',
    'gate-cursor',
    "return count <= remaining(cursor) ? count : reject(1, 'count')",
    'return count',
  ),
  gate('text that is not UTF-8', 'gate-cursor', 'fatal: true', 'fatal: false'),
  gate(
    'numbers that are none',
    'gate-cursor',
    "if (!Number.isFinite(size === 4 ? view.getFloat32(0) : view.getFloat64(0))) reject(2, 'number')",
  ),
  gate(
    'values of any depth',
    'gate-value',
    "depth = 0): void {\n  if (depth > limits.valueDepth) reject(2, 'depth')",
    'depth = 0): void {',
  ),
  gate(
    'formats of any depth',
    'gate-value',
    "depth: number): void {\n  if (depth > limits.valueDepth) reject(2, 'depth')",
    'depth: number): void {',
  ),
  gate(
    'values that reach a prototype',
    'gate-value',
    "if (isPoison(readString(cursor, mostKeyBytes))) reject(2, 'key')",
    'readString(cursor, mostKeyBytes)',
  ),
  gate('formats that reach a prototype', 'gate-value', "if (isPoison(key)) reject(2, 'key')"),
  gate('formats that are no JSON', 'gate-value', "reject(2, 'json')", 'return'),
  gate('types of any depth', 'gate-walk', "if (nests && place.depth >= limits.nodeDepth) reject(2, 'depth')"),
  gate(
    'a value put in between those of a field',
    'gate-walk',
    "if (place.sub !== null && right !== null) reject(3, 'neighbours')",
  ),
  gate('neighbours of two lists', 'gate-walk', 'if (right) checkSame(place, placeAt(ground, right))'),
  gate(
    'a struct half known that goes on elsewhere',
    'gate-walk',
    'if (struct.clock < known) checkSame(',
    'if (false) checkSame(',
  ),
  gate('characters cut in two', 'gate-walk', 'if (origin && cutsPair(', 'if (false && cutsPair('),
  gate('characters cut in two from the right', 'gate-walk', 'if (right && cutsPair(', 'if (false && cutsPair('),
  gate(
    'roots made by what is known',
    'gate-walk',
    "if (typeof parent === 'string' && rootHolder(parent) && !doc.share.has(parent)) reject(3, 'parent')",
  ),
  gate(
    'what is known leans on what is new',
    'gate-walk',
    'if (refsOf(struct).some(',
    'if (false && refsOf(struct).some(',
  ),
  gate('structs that wait for nothing', 'gate-walk', "if (walk.waiting.size > 0) throw new Refusal('resync')"),
  gate('those who wait are not woken', 'gate-walk', 'for (const woken of waiting.get(struct) ?? []) ready.push(woken)'),
  gate('anything anywhere', 'gate-schema', "if (!takes(holder, sub).includes(content)) reject(5, 'place')"),
  gate('keys of any form', 'gate-schema', 'isPoison(sub) || !keyForm(holder, sub)', 'false'),
  gate('keys that reach a prototype', 'gate-schema', 'isPoison(sub) || !keyForm(holder, sub)', '!keyForm(holder, sub)'),
  gate(
    "what is the server's own can be written",
    'gate-schema',
    "if (holder === 'meta' && sub !== null && serversOwn.includes(sub)) reject(5, sub)",
  ),
  gate(
    'formats of any name',
    'gate-schema',
    "if (content === 'format' && (!formatName.test(format) || isPoison(format))) reject(5, 'format')",
  ),
  gate('roots of any name', 'gate-schema', "kindOfRoot(name) ?? reject(5, 'root')", "kindOfRoot(name) ?? 'plan'"),
  gate(
    'what waits in Yjs is not seen',
    'gate-settled',
    "if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) reject(6, 'pending')",
  ),
  gate(
    'a unit left of its left neighbour',
    'gate-settled',
    "if (left && !isBefore(left, own, numbered)) reject(6, 'order')",
  ),
  gate(
    'a unit right of its right neighbour',
    'gate-settled',
    "if (!isBefore(own, right, numbered)) reject(6, 'order')",
  ),
  gate(
    'neighbours that never touched',
    'gate-settled',
    "if (behind && !(left && (isSame(behind, left) || isBefore(behind, left, numbered)))) reject(6, 'order')",
  ),
  gate('any number of records', 'gate-fill', 'if (all > limits.records)', 'if (false)'),
  gate('any number of stops', 'gate-fill', "if ((counts.get('stops') ?? 0) > limits.stops)", 'if (false)'),
  gate('any number of texts', 'gate-fill', 'if (roots.size > limits.texts)', 'if (false)'),
  gate('texts of any length', 'gate-fill', 'if (growth.bytes > limits.textBytes)', 'if (false)'),
  gate('any number of formats', 'gate-fill', 'if (growth.formats.size > mostFormats)', 'if (false)'),
  gate('boards of any size', 'gate-fill', 'if (bytes + grown.bytes > limits.boardBytes)', 'if (false)'),
  gate('a board that was full stays full', 'gate-fill', 'weight.moved > weighedBytes)', 'false)'),
  gate('cuts cost nothing', 'gate-cost', 'countCuts(ground, deletes, spend)\n', '\n'),
  gate(
    'fields cost nothing',
    'gate-cost',
    'if (place === null) continue',
    'if (place === null || place.sub !== null) continue',
  ),
  gate(
    'what follows on costs as much as the rest',
    'gate-cost',
    'if (follows && struct.origin && !isKnown(ground, struct.origin)) spend(1)',
    'if (false) spend(1)',
  ),
  mutant(
    'undo names neighbours as Yjs finds them',
    'shared/plan/undo.ts',
    'if (transaction.origin === undo) nameNeighbours(transaction)',
    '',
    ['tests/live/gate-honest.test.ts'],
  ),
  mutant(
    'formats are tidied up',
    'shared/plan/replica.ts',
    'transaction._needFormattingCleanup = false',
    'void transaction',
    ['tests/shared/replica.test.ts'],
  ),
  mutant(
    'all that came from one connection is heard in one go',
    'server/live/fair-sockets.ts',
    'allowSynchronousEvents: false',
    'allowSynchronousEvents: true',
    ['tests/live/gate-sockets.test.ts'],
  ),
  ...guestMutants,
]
