/** Finds the Chromium that the browser tests drive, and installs one where it can. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** Path of a Chromium. Order: TWINBOARD_TEST_CHROMIUM, one on PATH, Playwright's own, then Debian's package or Playwright's download. */
export function chromiumPath(): string {
  const found = installed()
  if (found) return found
  console.log('No Chromium found; installing one for the browser tests.')
  for (const install of [debianPackage, playwrightDownload]) {
    install()
    const path = installed()
    if (path) return path
  }
  console.error('The browser tests need Chromium: `apt-get install chromium`, or `npx playwright install chromium`.')
  process.exit(1)
}

function installed(): string | null {
  const named = process.env.TWINBOARD_TEST_CHROMIUM
  if (named) return named
  for (const name of names) {
    const path = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim()
    if (path) return path
  }
  const own = chromium.executablePath()
  return own && existsSync(own) ? own : null
}

/** Only as root: asking for a password in the middle of a test run would hang it. */
function debianPackage(): void {
  if (process.getuid?.() !== 0 || spawnSync('sh', ['-c', 'command -v apt-get']).status !== 0) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env })
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: 'inherit', env })
}

function playwrightDownload(): void {
  try {
    execFileSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit' })
  } catch {
    // The caller says in one line how to get a browser by hand.
  }
}
