/** What the settings of the environment become, and the sentence that a wrong one gives. */
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from '#server/config.ts'
import { StartError } from '#server/start-error.ts'

test('O2 without settings the server listens on this machine only, with the demo, in ./data', () => {
  expect(readConfig({})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    dataFolder: resolve('data'),
    origin: null,
    trustedProxies: 0,
    demo: true,
  })
})

test('O2 every setting is read', () => {
  const read = readConfig({
    PORT: '0',
    HOST: '0.0.0.0',
    TWINBOARD_DATA: '/srv/twinboard',
    TWINBOARD_ORIGIN: 'https://plan.example.org/',
    TWINBOARD_TRUST_PROXY: '1',
    TWINBOARD_DEMO: 'off',
    PATH: '/bin',
  })
  expect(read).toEqual({
    port: 0,
    host: '0.0.0.0',
    dataFolder: '/srv/twinboard',
    origin: 'https://plan.example.org',
    trustedProxies: 1,
    demo: false,
  })
})

test.each([
  [{ TWINBOARD_DATE: '/srv' }, /^TWINBOARD_DATE is not a setting of Twinboard\. Known are: TWINBOARD_DATA, /],
  [{ PORT: 'http' }, /^PORT must be a whole number from 0 to 65535\.$/],
  [{ PORT: '70000' }, /^PORT must be a whole number from 0 to 65535\.$/],
  [{ HOST: '' }, /^HOST must name an address to listen on\.$/],
  [{ TWINBOARD_DATA: '' }, /^TWINBOARD_DATA must name a folder\.$/],
  [{ TWINBOARD_DEMO: 'yes' }, /^TWINBOARD_DEMO must be on or off\.$/],
  [{ TWINBOARD_ORIGIN: 'plan.example.org' }, /^TWINBOARD_ORIGIN must be an address such as/],
  [{ TWINBOARD_ORIGIN: 'https://plan.example.org/twin' }, /^TWINBOARD_ORIGIN must be an address such as/],
  [{ TWINBOARD_TRUST_PROXY: 'yes' }, /^TWINBOARD_TRUST_PROXY must be a whole number from 0 to 10\.$/],
])('O2 a wrong setting is refused in one sentence: %j', (environment, message) => {
  const reading = () => readConfig(environment)
  expect(reading).toThrow(StartError)
  expect(reading).toThrow(message)
})
