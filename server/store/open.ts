/** Opens the store, on the database that was asked for. */
import { challengesIn } from './challenges.ts'
import { codesIn } from './codes.ts'
import type { Database } from './database.ts'
import { erasuresIn } from './erasures.ts'
import { feedsIn } from './feeds.ts'
import { identitiesIn } from './identities.ts'
import { invitationsIn } from './invitations.ts'
import { logIn } from './log.ts'
import { mailboxesIn } from './mailboxes.ts'
import { newsIn } from './news.ts'
import { noticesIn } from './notices.ts'
import { partnershipsIn } from './partnerships.ts'
import { passkeysIn } from './passkeys.ts'
import { passwordsIn } from './passwords.ts'
import { peopleIn, writeAndUndo } from './people.ts'
import { personalIn } from './personal.ts'
import { portraitsIn } from './portraits.ts'
import { presenceIn } from './presence.ts'
import { versionsIn } from './proposals.ts'
import { retentionIn } from './retention.ts'
import { linksIn, sessionsIn, tokensIn } from './sessions.ts'
import { signingIn } from './signing.ts'
import { openSqlite } from './sqlite-database.ts'
import type { Store, StoreDeps } from './store.ts'
import { talkIn } from './talk.ts'

/**
 * Opens the store, and makes what is missing. Throws when another server uses the folder, when PostgreSQL cannot be had, and
 * when a newer version wrote the tables.
 */
export async function openStore({ database = null, ...deps }: StoreDeps): Promise<Store> {
  if (database === null) return storeOn(await openSqlite(deps))
  const { openPostgres } = await import('./postgres-database.ts') // a start on the embedded database is quicker without
  return storeOn(await openPostgres(database, deps))
}

/** The store's parts over an open database. */
export function storeOn(database: Database): Store {
  const people = peopleIn(database)
  return {
    log: logIn(database),
    people,
    partnerships: partnershipsIn(database),
    sessions: sessionsIn(database),
    links: linksIn(database),
    invitations: invitationsIn(database),
    tokens: tokensIn(database),
    passkeys: passkeysIn(database),
    challenges: challengesIn(database),
    mailboxes: mailboxesIn(database),
    identities: identitiesIn(database),
    passwords: passwordsIn(database),
    codes: codesIn(database),
    talk: talkIn(database),
    versions: versionsIn(database),
    news: newsIn(database),
    presence: presenceIn(database),
    personal: personalIn(database),
    erasures: erasuresIn(database),
    notices: noticesIn(database),
    retention: retentionIn(database),
    portraits: portraitsIn(database),
    signing: signingIn(database),
    feeds: feedsIn(database),
    shared: database.shared,
    async fillOnce(fill) {
      if (!(await people.isEmpty())) return null
      return database.whole(async inside => {
        const store = storeOn(inside)
        return (await store.people.isEmpty()) ? fill(store) : null // another node may have been quicker
      })
    },
    tryWrite: () => database.write('try-write', writeAndUndo),
    close: () => database.close(),
  }
}
