/** Mistakes in what keeps the hidden parts of a board from its guests. */
import type { Mutant } from './mutants.ts'

const doors = ['tests/live/guests.test.ts']
const gate = ['tests/live/guest-gate.test.ts']
const rooms = ['tests/live/guest-rooms.test.ts']
const calls = ['tests/http/guests.test.ts']

const live = (name: string, file: string, find: string, put: string, tests: readonly string[]): Mutant => {
  return { name: `guests: ${name}`, file: `server/live/${file}.ts`, find, put, tests }
}
const other = (name: string, file: string, find: string, put: string, tests: readonly string[]): Mutant => {
  return { name: `guests: ${name}`, file, find, put, tests }
}

export const guestMutants: readonly Mutant[] = [
  live('nothing is hidden', 'guest-copy', 'return seesRoot(parts, Y.findRootTypeKey(type))', 'return true', gate),
  live(
    'nothing is hidden of what they lacked',
    'guest-copy',
    'struct instanceof Y.Item && !sees(struct)',
    'struct instanceof Y.Item && false',
    gate,
  ),
  live(
    'nothing is hidden of what is done meanwhile',
    'guest-copy',
    'struct instanceof Y.Item && !sees(knownStruct(doc, struct.id))',
    'struct instanceof Y.Item && false',
    gate,
  ),
  live('no deletion reaches them', 'guest-copy', 'struct instanceof Y.GC || sees(struct)', 'false', gate),
  live('deletions are cut short', 'delete-ranges', 'Math.min(end, struct.id.clock + struct.length)', 'end - 1', gate),
  live(
    'they write anywhere',
    'gate-guest',
    "if (place !== null && !writesRoot(parts, place.root)) throw new Refusal('read-only')",
    ';',
    gate,
  ),
  live('they delete anything', 'gate-guest', 'if (writesRoot(parts, root)) return true', 'return true', gate),
  live(
    'what they may only see can be deleted without a word',
    'gate-guest',
    "if (seesRoot(parts, root)) throw new Refusal('read-only')",
    '',
    doors,
  ),
  live(
    'shadows count as deletions',
    'gate',
    'guest === null ? sent : guestDeletes',
    'guest !== null ? sent : guestDeletes',
    [...gate, ...doors],
  ),
  live(
    'shadows are applied',
    'gate',
    'update: guest === null ? update : withDeletes',
    'update: guest !== null ? update : withDeletes',
    gate,
  ),
  live(
    'they get all that they lack',
    'memory',
    'return guest === null ? update',
    'return guest !== null ? update',
    doors,
  ),
  live('the gate takes them for members', 'memory', 'guest?.parts ?? null', 'null', doors),
  live(
    'live edits reach them whole',
    'commits',
    'if (guest === null) return reader.edits(edits)',
    'return reader.edits(edits)',
    doors,
  ),
  live('spoiled memory says where things stand', 'commits', 'if (memory.spoiled) return', 'if (false) return', rooms),
  live('each is filtered for alone', 'commits', 'views.set(name, view)', '', rooms),
  live(
    'they are told where everybody works',
    'room',
    'guest === null ? here : presenceFor',
    'guest !== null ? here : presenceFor',
    doors,
  ),
  live('they hear everything', 'feed', 'guest === null || hears(guest, message)', 'true', doors),
  live('they are told of proposals', 'feed', 'reader.session.actor.guest === null && ', '', doors),
  live(
    'they go on with any copy',
    'socket-connection',
    'epochOfView(room.epoch, this.actor.guest)',
    'request.epoch',
    doors,
  ),
  live(
    'proposals greet them',
    'socket-connection',
    'actor.guest === null ? versions.proposals(board) : []',
    'versions.proposals(board)',
    doors,
  ),
  live(
    'they stay for ever',
    'live',
    'isStayOver(one.actor, deps.clock.now()) && void one.recheck()',
    'void one',
    doors,
  ),
  other(
    'they stay for ever by every call',
    'server/http/actor.ts',
    'actor === null || isStayOver(actor, clock.now())',
    'actor === null',
    calls,
  ),
  other('they hear of what was said before', 'shared/agreement/guest-view.ts', 'at >= since && ', '', doors),
  other('they hear of what is hidden', 'shared/agreement/guest-view.ts', ' && seesAbout(parts, about)', '', doors),
  other(
    'they speak of anything',
    'server/commands/say.ts',
    'actor.guest !== null && !seesAbout',
    'false && !seesAbout',
    doors,
  ),
  other(
    'versions are theirs to read',
    'shared/agreement/roles.ts',
    "['read', 'edit', 'talk']",
    "['read', 'read-whole', 'edit', 'talk']",
    calls,
  ),
  other(
    'they are told of offices',
    'server/http/boards.ts',
    'actor.guest === null ? info.members',
    'true ? info.members',
    calls,
  ),
]
