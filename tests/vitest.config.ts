/** The unit and integration tests: `server` runs in Node, `client` in happy-dom. Browser tests are in `e2e/`. */
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const root = `${import.meta.dirname}/..`

export default defineConfig({
  root,
  test: {
    // More than cores: most tests wait for disks, sockets and processes of their own for half of their time.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        root,
        test: {
          name: 'server',
          environment: 'node',
          globalSetup: [
            'tests/harness/postgres-setup.ts',
            'tests/harness/fonts-setup.ts',
            'tests/harness/land-setup.ts',
          ],
          // Files that are printed here, and not apart, must not see the fonts of the machine either.
          env: { FONTCONFIG_FILE: `${root}/server/exports/pdf/no-fonts.conf` },
          include: [
            'tests/{shared,contracts,live,http,exports,imports,store,operations,faults,cluster}/**/*.test.ts',
            'tests/*.test.ts',
          ],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        root,
        test: {
          name: 'client',
          environment: 'happy-dom',
          include: ['tests/client/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/client/harness/setup.ts'],
          testTimeout: 30_000,
        },
      },
    ],
  },
})
