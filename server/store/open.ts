/** Opens the store on the embedded database. */
import { type Database, openDatabase } from './database.ts'
import { logIn } from './log.ts'
import { newsIn } from './news.ts'
import { peopleIn } from './people.ts'
import { presenceIn } from './presence.ts'
import { versionsIn } from './proposals.ts'
import { linksIn, sessionsIn, tokensIn } from './sessions.ts'
import type { Store, StoreDeps } from './store.ts'
import { talkIn } from './talk.ts'

/** Opens, or makes, the store in a folder. Throws when another server uses it or a newer version wrote it. */
export async function openStore(deps: StoreDeps): Promise<Store> {
  return storeOn(await openDatabase(deps))
}

/** The store's parts over an open database. */
export function storeOn(database: Database): Store {
  return {
    log: logIn(database),
    people: peopleIn(database),
    sessions: sessionsIn(database),
    links: linksIn(database),
    tokens: tokensIn(database),
    talk: talkIn(database),
    versions: versionsIn(database),
    news: newsIn(database),
    presence: presenceIn(database),
    shared: false,
    close: () => database.close(),
  }
}
