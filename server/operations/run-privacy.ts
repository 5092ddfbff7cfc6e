/** What the person who runs the server does by hand about people's data: clearing away, and the record of processing. */
import { systemChance } from '#server/chance.ts'
import { systemClock } from '#server/clock.ts'
import type { Config } from '#server/config.ts'
import { loadWords } from '#server/exports/words.ts'
import { openStore } from '#server/store/open.ts'
import { elsewhere } from './doctor.ts'
import { erasureListIn } from './erasure-list.ts'
import { asMarkdown, keptFor, processingRecord } from './processing-record.ts'
import { clearAway, countDue } from './retention.ts'
import { retentionRules } from './retention-rules.ts'

type Said = { readonly lines: readonly string[]; readonly failed: boolean }

/** Clears away what is over; with `--dry-run` it counts only, and may do so while the server runs. */
export async function retention(config: Config, how: string | undefined): Promise<Said> {
  if (how === '--dry-run') return dryRun(config)
  if (how !== undefined) return { lines: ['Say npm run retention, or npm run retention -- --dry-run.'], failed: true }
  const { dataFolder: folder, database } = config
  const store = await openStore({ folder, database })
  try {
    const deps = { store, list: erasureListIn(folder), clock: systemClock, chance: systemChance }
    const guests = await clearAway(deps)
    return { lines: [`What is over is cleared away. Names of guests erased: ${guests}.`], failed: false }
  } finally {
    await store.close()
  }
}

function dryRun({ dataFolder, database }: Config): Said {
  if (database !== null) return { lines: [elsewhere], failed: true }
  const { words } = loadWords('en', ['privacy'])
  const due = Object.entries(countDue(dataFolder, systemClock.now())).map(([what, count]) => `  ${what}: ${count}`)
  const rules = retentionRules.map(rule => `  ${keptFor(words, rule)}`)
  const lines = ['Nothing was changed. Over, and to be cleared away by the server within a day:', ...due]
  return { lines: [...lines, 'The rules:', ...rules], failed: false }
}

/** The record of processing as Markdown. */
export function record(config: Config, language = 'en'): Said {
  const { words } = loadWords(language, ['privacy'])
  return { lines: [asMarkdown(words('privacy.recordTitle'), processingRecord(words, config))], failed: false }
}
