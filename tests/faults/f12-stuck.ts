/**
 * F12: some read nothing any more while much is written, and some have a line of 64 kbit/s. Over both transports; the stuck
 * ones and the slow ones on a board each.
 */
import * as Y from 'yjs'
import { sectionText } from '#shared/plan/edits.ts'
import { startTwinboard, type Twinboard } from '#tests/e2e/twinboard.ts'
import { until } from '#tests/harness/until.ts'
import { type Fault, type Figure, none, quantile } from './fault.ts'
import { Line } from './line.ts'
import { manyEnvironment, type Seat, seatsOf, settleMany } from './many.ts'
import { measured, measureOf } from './measured.ts'
import { ProviderWriter } from './provider-writer.ts'
import { digestOf, wordsIn } from './words.ts'
import { Writer } from './writer.ts'

const sizes = { short: { stuck: 4, edits: 240 }, long: { stuck: 50, edits: 320 } }
/** Those who write, the last of them short words only. */
const writing = 5
/** Characters of a long edit: a text may have 64 kB. */
const long = 50_000
/** Bytes a second of a line of 64 kbit/s. */
const slow = 8000
const megabyte = 1_000_000
/** The code under which a tool is sent away to come again: `closeCode` of a resync. */
const comeAgain = 4509
/** On the board with the slow lines each types this many words, one in so many milliseconds. */
const [typed, typingMs] = [10, 100]
const patience = 60_000

export const fault: Fault = {
  title: 'F12 readers that are stuck, and slow lines',
  async run(size) {
    const { stuck, edits } = sizes[size]
    const seats = seatsOf(2, writing + stuck)
    const twinboard = await startTwinboard(manyEnvironment, {
      prepare: folder => settleMany(folder, seats),
      node: measured,
    })
    const seated = (board: string) => seats.filter(seat => seat.board === board)
    const jammed = await jam(twinboard, seated('board-0'), edits)
    const crawled = await crawl(twinboard.address, seated('board-1'))
    await twinboard.clean()
    return [...jammed, ...crawled]
  },
}

async function jam(twinboard: Twinboard, seats: readonly Seat[], edits: number): Promise<Figure[]> {
  const { address } = twinboard
  const writers = seats.slice(0, writing).map(seat => new Writer(address, seat))
  const line = await Line.open(address)
  const pages = seats.slice(writing).filter((_, i) => i % 2 === 0)
  const tools = seats.slice(writing).filter((_, i) => i % 2 === 1)
  const stuckPages = pages.map(seat => new Writer(line.address, seat))
  const stuckTools = tools.map(seat => new ProviderWriter(line.address, seat, { silent: true }))
  const everybody = [...writers, ...stuckPages, ...stuckTools]
  const sent: number[] = []
  const sentBack = new Set<Writer>()
  for (const { provider } of stuckTools) provider.on('connection-close', event => sent.push(event?.code ?? 0))
  await until('all are joined', () => [...writers, ...stuckPages].every(({ joined }) => joined))
  await until('all tools are in step', () => stuckTools.every(({ provider }) => provider.synced))

  const note = (page: Writer) => () => sentBack.add(page)
  for (const page of stuckPages) page.link.on('board:resync', note(page)).on('disconnect', note(page))
  const level = () => new Set(everybody.map(({ doc }) => stateOf(doc))).size === 1
  // A process that has just started grows by itself; and how long answers take with nobody stuck is what to compare with.
  const usual = await write(writers, edits / 4)
  await until('all are level', level, patience)
  const before = await measureOf(twinboard)
  line.hold()
  const answers = await write(writers, edits)
  const after = await measureOf(twinboard)
  line.release()

  await until('all are level', () => stuckPages.every(({ joined }) => joined) && level(), patience)
  const figures = [
    { what: 'people who read nothing', value: stuckPages.length + stuckTools.length },
    { what: 'written meanwhile, to each of them', value: (edits * long) / megabyte, unit: 'MB' },
    none('of the pages, neither told to join again nor cut off', stuckPages.length - sentBack.size),
    none(
      'of the tools, not sent away to come again',
      stuckTools.length - sent.filter(code => code === comeAgain).length,
    ),
    perPerson('held by the server for each', after.held - before.held, stuckPages.length + stuckTools.length),
    // Of few, most is what the process grows by anyway.
    {
      ...perPerson('memory of the process for each', after.rss - before.rss, stuckPages.length + stuckTools.length),
      timed: true,
    },
    { what: 'answer to an edit of others, 99 of 100', value: quantile(answers, 0.99), unit: 'ms' },
    {
      what: 'of that, more than with nobody stuck',
      value: quantile(answers, 0.99) - quantile(usual, 0.99),
      unit: 'ms',
      most: 100,
      timed: true,
    },
    none(
      'edits of others refused',
      writers.reduce((sum, { refused }) => sum + refused.length, 0),
    ),
    none('people who did not see the same in the end', new Set(everybody.map(({ doc }) => digestOf(doc))).size - 1),
  ]
  for (const one of everybody) one.close()
  line.close()
  return figures
}

/** Four write much, one writes a little, whose waits for an answer come back. */
async function write(writers: readonly Writer[], edits: number): Promise<number[]> {
  const [talker, ...others] = writers.toReversed()
  const answers: number[] = []
  for (let i = 0; i < edits; i += others.length) {
    const begun = performance.now()
    const said = talker?.type().then(() => answers.push(performance.now() - begun))
    await Promise.all([said, ...others.map(writer => rewrite(writer, i))])
  }
  return answers
}

/** A long text in place of the one before, which must be gone first: a text has its limit. */
async function rewrite(writer: Writer, n: number): Promise<void> {
  const text = sectionText(writer.doc, `long-${writer.doc.clientID}`, 'en')
  if (text.length > 0) await writer.change(() => text.delete(0, text.length))
  await writer.change(doc =>
    doc.transact(() => {
      const run = new Y.XmlText()
      text.insert(0, [run])
      run.insert(0, String(n % 10).repeat(long))
    }),
  )
}

async function crawl(address: string, seats: readonly Seat[]): Promise<Figure[]> {
  const line = await Line.open(address, slow)
  const [one, two, three, ...writing] = seats.slice(0, 6)
  const far = [new Writer(line.address, one as Seat), new Writer(line.address, two as Seat)]
  const tool = new ProviderWriter(line.address, three as Seat, { silent: true })
  const near = writing.map(seat => new Writer(address, seat))
  await until('all are joined', () => [...far, ...near].every(({ joined }) => joined) && tool.provider.synced)
  for (const writer of [...near, ...far]) writer.typeOn(typingMs)
  await until('some is typed', () => near.every(({ acknowledged }) => acknowledged.size >= typed), patience)
  for (const writer of [...near, ...far]) writer.rest()
  const begun = performance.now()
  const everybody = [...near, ...far, tool]
  const saved = () => [...near, ...far].every(writer => writer.saved)
  await until('all are level', () => saved() && new Set(everybody.map(({ doc }) => stateOf(doc))).size === 1, patience)
  const took = performance.now() - begun
  const words = [...near, ...far].flatMap(writer => writer.typed)
  const figures = [
    { what: 'words typed, with three on lines of 64 kbit/s', value: words.length },
    none('of them lost or doubled for anybody', everybody.filter(({ doc }) => !isEach(wordsIn(doc), words)).length),
    { what: 'from the last word to all level', value: took, unit: 'ms', most: 15_000, timed: true },
  ]
  for (const person of everybody) person.close()
  line.close()
  return figures
}

function perPerson(what: string, bytes: number, people: number): Figure {
  return { what, value: bytes / people / megabyte, unit: 'MB', most: 2 }
}

/** Equal for those who have the same edits; quicker to tell than the plan. */
function stateOf(doc: Y.Doc): string {
  return JSON.stringify([...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b))
}

/** True when each of `words` is there once, and nothing else. */
function isEach(found: readonly string[], words: readonly string[]): boolean {
  return found.length === words.length && new Set(found).isSupersetOf(new Set(words))
}
