/**
 * What the person who runs the server does by hand: `npm run backup`, `npm run restore -- <file>`, `npm run doctor`,
 * `npm run token -- <member>`, `npm run link -- <member>`, `npm run retention`, `npm run processing-record`. Says what was
 * done in plain sentences; ends with 1 when it was not.
 */
import { systemChance } from '#server/chance.ts'
import { systemClock } from '#server/clock.ts'
import { type Config, readConfig } from '#server/config.ts'
import { signInAddress } from '#server/demo/ways-in.ts'
import { listBackups, makeBackup } from './backup.ts'
import { elsewhere, examine } from './doctor.ts'
import { makeLink } from './links.ts'
import { type Restored, restore } from './restore.ts'
import { endTokens, makeToken, membersIn } from './tokens.ts'

type Said = { readonly lines: readonly string[]; readonly failed: boolean }

const howToLink =
  'Name a member: npm run link -- <member>, or <member> lost when their devices or password are in wrong hands.'

type Command = (first: string | undefined, second: string | undefined) => Said | Promise<Said>

const commands: Readonly<Record<string, Command>> = {
  backup: () => backUp(embedded()),
  restore: file => putBack(embedded(), file),
  doctor: () => doctor(),
  token: (first, second) => token(embedded(), first, second),
  link: (member, lost) => link(embedded(), member, lost),
  retention: async how => (await forPrivacy()).retention(readConfig(), how),
  'processing-record': async language => (await forPrivacy()).record(readConfig(), language),
}

// Whoever makes a backup need not wait for the words of the record.
function forPrivacy() {
  return import('./run-privacy.ts')
}

const [name = '', first, second] = process.argv.slice(2)
const { lines, failed } = await obey()
process.stdout.write(`${lines.join('\n')}\n`)
process.exitCode = failed ? 1 : 0

async function obey(): Promise<Said> {
  try {
    return await (commands[name] ?? unknown)(first, second)
  } catch (error) {
    return { lines: [(error as Error).message], failed: true }
  }
}

/** The settings, for what works on the embedded database only. */
function embedded(): Config {
  const config = readConfig()
  if (config.database !== null) throw new Error(elsewhere)
  return config
}

function unknown(): Said {
  return { lines: [`Say one of: ${Object.keys(commands).join(', ')}.`], failed: true }
}

function backUp({ dataFolder }: Config): Said {
  const begun = systemClock.now()
  const { file, boards, edits, bytes, faults } = makeBackup(dataFolder, 'by-hand', begun)
  const holds = `${boards} boards, ${edits} edits, ${(bytes / 1e6).toFixed(1)} MB, ${secondsSince(begun)}`
  if (faults.length === 0)
    return { lines: [`The backup is made and was read back whole: ${file} (${holds}).`], failed: false }
  return {
    lines: [`A copy is made, but it is no good backup, because boards are damaged: ${file} (${holds}).`, ...faults],
    failed: true,
  }
}

function putBack(config: Config, file: string | undefined): Said {
  if (file === undefined) return { lines: choice(config), failed: true }
  const begun = systemClock.now()
  const restored = restore(config.dataFolder, file, { now: begun, chance: systemChance })
  return { lines: account(config, file, restored, secondsSince(begun)), failed: false }
}

/** Without a file: which ones there are. */
function choice({ dataFolder }: Config): string[] {
  const there = listBackups(dataFolder).map(({ at, kind, file }) => `  ${moment(at)}  ${kind}  ${file}`)
  if (there.length === 0) return [`There is no backup in ${dataFolder}. Name one: npm run restore -- <file>`]
  return ['Name the backup to restore: npm run restore -- <file>. There are:', ...there]
}

function account(config: Config, file: string, restored: Restored, took: string): string[] {
  const { point, keptIn, renewed, boards, links } = restored
  return [
    `Restored ${file} in ${took}. The newest thing in it is from ${moment(point)}.`,
    lossOf(restored),
    ...(keptIn === null ? [] : [`The database that was here is kept in ${keptIn}. Nothing was deleted.`]),
    renewed === 0
      ? 'All boards are as they were, and devices go on as before.'
      : `${renewed} of ${boards} boards begin a new epoch: devices with newer edits keep them aside and load the plan anew.`,
    ...(links === null ? ['Sign-ins, links and rights stay as they were before the restore.'] : waysIn(config, links)),
  ]
}

function lossOf({ lost }: Restored): string {
  if (lost === null) return 'What is newer than that cannot be counted: the database that was here could not be read.'
  const counts = Object.entries(lost).filter(([, count]) => count > 0)
  if (counts.length === 0) return 'Nothing that was here is newer than the backup.'
  return `Newer than the backup, and not in the plans any more: ${counts.map(([what, count]) => `${count} ${what}`).join(', ')}.`
}

function waysIn(config: Config, links: NonNullable<Restored['links']>): string[] {
  const address = addressOf(config)
  return [
    'Nobody can say who was put out since the backup: all sign-ins, links and access tokens have ended.',
    'These links work once, within a week:',
    ...links.map(({ name, secret }) => `  sign in as ${name}: ${signInAddress(address, secret)}`),
  ]
}

function doctor(): Said {
  const findings = examine(readConfig, systemClock.now())
  const lines = findings.map(({ state, says }) => `${state.padEnd(12)} ${says}`)
  return { lines, failed: findings.some(({ state }) => state === 'broken') }
}

/** Without a member: who there is. `end` before the member ends their tokens. */
function token({ dataFolder }: Config, first: string | undefined, second: string | undefined): Said {
  if (first === undefined) return { lines: whoThereIs(dataFolder), failed: true }
  if (first === 'end') {
    const ended = endTokens(dataFolder, second ?? '')
    return { lines: [`${ended} access tokens have ended; open connections follow within a minute.`], failed: false }
  }
  const signs = second === 'sign'
  const secret = makeToken(dataFolder, first, { now: systemClock.now(), chance: systemChance, signs })
  const mayDo = signs
    ? 'what the member may do, and answer proposals'
    : 'what the member may do, but not answer proposals'
  const lines = [`This access token may do ${mayDo}. It is shown only now:`, secret]
  return { lines, failed: false }
}

/** Without a member: who there is. `lost` after the member ends all that they had to get in with. */
function link(config: Config, member: string | undefined, wish: string | undefined): Said {
  if (member === undefined) return { lines: people(config.dataFolder, howToLink), failed: true }
  if (wish !== undefined && wish !== 'lost') return { lines: [howToLink], failed: true }
  const lost = wish === 'lost'
  const secret = makeLink(config.dataFolder, member, { now: systemClock.now(), chance: systemChance, lost })
  const ended = 'Their devices, links, password and passkeys have ended; open connections follow within a minute.'
  const lines = [
    'This link works once, within a day. Give it to nobody but them:',
    signInAddress(addressOf(config), secret),
  ]
  return { lines: lost ? [ended, ...lines] : lines, failed: false }
}

function addressOf({ origin, host, port }: Config): string {
  return origin ?? `http://${host}:${port}`
}

function whoThereIs(folder: string): string[] {
  const how =
    'Name a member: npm run token -- <member>, or <member> sign for one that answers proposals too, or end <member> to end their access tokens.'
  return people(folder, how)
}

function people(folder: string, how: string): string[] {
  const lines = membersIn(folder).map(
    ({ id, name, office, city, tokens }) => `  ${id}  ${name}, ${office}, ${city}: ${tokens} access tokens`,
  )
  return [`${how} There are:`, ...lines]
}

function secondsSince(begun: number): string {
  return `${((systemClock.now() - begun) / 1000).toFixed(1)} s`
}

function moment(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
