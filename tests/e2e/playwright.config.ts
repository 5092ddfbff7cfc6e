/** Browser tests: each file starts its own server on a folder of its own, so that nothing leaks from one to the next. */
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results',
  // The pass of axe over all screens takes a minute and a half on two busy cores.
  timeout: 240_000,
  expect: { timeout: 15_000 },
  // axe keeps one core busy for minutes, so that a second worker halves the wait.
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.TWINBOARD_TEST_CHROMIUM,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
