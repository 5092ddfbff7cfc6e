/**
 * Which row of the log brought which stretch of what: ids of Yjs are a client and a rising clock, so that a row stands for a few
 * stretches and never for single characters. Where rows repeat each other, the first one counts.
 */

/** A stretch of one client's clock; `seq` is null where no row is known. */
export type Span = { readonly clock: number; readonly length: number; readonly seq: number | null }

/** Stretches in rising order that do not overlap. Three lists of numbers, since there may be hundreds of thousands. */
type Track = { readonly starts: number[]; readonly ends: number[]; readonly seqs: number[] }

export class Spans {
  readonly #tracks = new Map<number, Track>()

  /** Notes that row `seq` brought the stretch, except for what an earlier row brought. Rows come in rising order. */
  note(client: number, clock: number, length: number, seq: number): void {
    const track = this.#tracks.get(client) ?? { starts: [], ends: [], seqs: [] }
    this.#tracks.set(client, track)
    const end = clock + length
    let at = firstEndingAfter(track, clock)
    for (let from = clock; from < end; at++) {
      const next = Math.min(track.starts[at] ?? end, end)
      if (from < next && !extend(track, at, from, next, seq)) {
        insert(track, at, from, next, seq)
        at += 1
      }
      from = Math.max(next, track.ends[at] ?? end)
    }
  }

  /** The row that brought it; null when none is known. */
  seqOf(client: number, clock: number): number | null {
    const track = this.#tracks.get(client)
    if (track === undefined) return null
    const at = firstEndingAfter(track, clock)
    return (track.starts[at] ?? Number.POSITIVE_INFINITY) <= clock ? (track.seqs[at] ?? null) : null
  }

  /** The newest row that brought a part of the stretch; 0 when none is known. */
  newestOf(client: number, clock: number, length: number): number {
    const track = this.#tracks.get(client)
    if (track === undefined) return 0
    const { starts, seqs } = track
    let newest = 0
    for (let at = firstEndingAfter(track, clock); (starts[at] ?? Number.POSITIVE_INFINITY) < clock + length; at++)
      newest = Math.max(newest, seqs[at] ?? 0)
    return newest
  }

  /** The stretch in pieces, each of one row. */
  piecesOf(client: number, clock: number, length: number): Span[] {
    const track = this.#tracks.get(client) ?? { starts: [], ends: [], seqs: [] }
    const end = clock + length
    const pieces: Span[] = []
    let from = clock
    for (let at = firstEndingAfter(track, clock); from < end; at++) {
      const start = Math.min(track.starts[at] ?? end, end)
      if (from < start) pieces.push({ clock: from, length: start - from, seq: null })
      from = Math.max(from, start)
      const to = Math.min(track.ends[at] ?? end, end)
      if (from < to) pieces.push({ clock: from, length: to - from, seq: track.seqs[at] ?? null })
      from = to
    }
    return pieces
  }
}

/** Makes the stretch before `at` longer when it is of the same row and ends where this one begins. */
function extend({ ends, seqs }: Track, at: number, from: number, to: number, seq: number): boolean {
  if (at === 0 || ends[at - 1] !== from || seqs[at - 1] !== seq) return false
  ends[at - 1] = to
  return true
}

function insert({ starts, ends, seqs }: Track, at: number, from: number, to: number, seq: number): void {
  starts.splice(at, 0, from)
  ends.splice(at, 0, to)
  seqs.splice(at, 0, seq)
}

/** Where the first stretch stands that ends after `clock`; behind the last one when none does. */
function firstEndingAfter({ ends }: Track, clock: number): number {
  let low = 0
  let high = ends.length
  if (high === 0 || (ends[high - 1] ?? 0) <= clock) return high // what is new comes last: that is nearly always so
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ends[middle] ?? 0) > clock) high = middle
    else low = middle + 1
  }
  return low
}
