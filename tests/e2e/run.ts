/** `npm run test:e2e`: finds a browser (installing one where it can), builds the client when stale, runs the browser tests. */
import { spawnSync } from 'node:child_process'
import { chromiumPath } from './chromium.ts'

const chromium = chromiumPath()
run('node', ['client/build.ts'])
run('npx', ['playwright', 'test', '--config', 'tests/e2e/playwright.config.ts', ...process.argv.slice(2)], {
  TWINBOARD_TEST_CHROMIUM: chromium,
})

function run(command: string, args: string[], extra: Record<string, string> = {}): void {
  const done = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...extra } })
  if (done.status !== 0) process.exit(done.status ?? 1)
}
