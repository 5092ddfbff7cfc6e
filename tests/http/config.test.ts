/** What the settings of the environment become, and the sentence that a wrong one gives. */
import { generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from '#server/config.ts'
import { StartError } from '#server/start-error.ts'
import { temporaryFolder } from './world.ts'

test('O2 without settings the server listens on this machine only, with the demo, in ./data', () => {
  expect(readConfig({})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    dataFolder: resolve('data'),
    database: null,
    origin: null,
    trustedProxies: 0,
    demo: true,
    mail: null,
    oidc: null,
    signingKey: null,
    hostName: null,
    privacyContact: null,
  })
})

test('O2 every setting is read', () => {
  const read = readConfig({
    PORT: '0',
    HOST: '0.0.0.0',
    TWINBOARD_DATA: '/srv/twinboard',
    TWINBOARD_DATABASE: 'postgres://twinboard:pa%20ss@db.example/twinboard?sslmode=verify-full',
    TWINBOARD_ORIGIN: 'https://plan.example.org/',
    TWINBOARD_TRUST_PROXY: '1',
    TWINBOARD_DEMO: 'off',
    PATH: '/bin',
  })
  expect(read).toEqual({
    port: 0,
    host: '0.0.0.0',
    dataFolder: '/srv/twinboard',
    database: 'postgres://twinboard:pa%20ss@db.example/twinboard?sslmode=verify-full',
    origin: 'https://plan.example.org',
    trustedProxies: 1,
    demo: false,
    mail: null,
    oidc: null,
    signingKey: null,
    hostName: null,
    privacyContact: null,
  })
})

test('O2 the key for signing is read from its file, and what is no such key is refused without saying what it is', () => {
  const file = join(temporaryFolder(), 'signing.pem')
  const { privateKey } = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { format: 'pem', type: 'pkcs8' },
    publicKeyEncoding: { format: 'pem', type: 'spki' },
  })
  writeFileSync(file, privateKey)
  expect(readConfig({ TWINBOARD_SIGNING_KEY_FILE: file }).signingKey).toBe(privateKey.trim())
  const others = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'pem', type: 'pkcs8' })
  for (const wrong of ['a secret of another kind', String(others)]) {
    writeFileSync(file, wrong)
    expect(() => readConfig({ TWINBOARD_SIGNING_KEY_FILE: file })).toThrow(
      new StartError('TWINBOARD_SIGNING_KEY_FILE must hold an Ed25519 private key in PEM, without a password.'),
    )
  }
  expect(() => readConfig({ TWINBOARD_SIGNING_KEY_FILE: `${file}.gone` })).toThrow(/cannot be read/)
})

test.each([
  [{ TWINBOARD_DATE: '/srv' }, /^TWINBOARD_DATE is not a setting of Twinboard\. Known are: TWINBOARD_DATA, /],
  [{ PORT: 'http' }, /^PORT must be a whole number from 0 to 65535\.$/],
  [{ PORT: '70000' }, /^PORT must be a whole number from 0 to 65535\.$/],
  [{ HOST: '' }, /^HOST must name an address to listen on\.$/],
  [{ TWINBOARD_DATA: '' }, /^TWINBOARD_DATA must name a folder\.$/],
  [
    { TWINBOARD_DATABASE: 'mysql://root:secret@db/twinboard' },
    /^TWINBOARD_DATABASE must be an address such as [^ ]+\.$/,
  ],
  [{ TWINBOARD_DATABASE: 'postgres://twinboard:secret@db' }, /^TWINBOARD_DATABASE must be an address such as [^ ]+\.$/],
  [{ TWINBOARD_DATABASE: 'host=db password=secret' }, /^TWINBOARD_DATABASE must be an address such as [^ ]+\.$/],
  [{ TWINBOARD_DATABASE_FILE: '' }, /^TWINBOARD_DATABASE_FILE must name a file\.$/],
  [{ TWINBOARD_DATABASE_FILE: '/nowhere/url' }, /^TWINBOARD_DATABASE_FILE cannot be read: ENOENT.*\.$/],
  [{ TWINBOARD_DEMO: 'yes' }, /^TWINBOARD_DEMO must be on or off\.$/],
  [{ TWINBOARD_ORIGIN: 'plan.example.org' }, /^TWINBOARD_ORIGIN must be an address such as/],
  [{ TWINBOARD_ORIGIN: 'https://plan.example.org/twin' }, /^TWINBOARD_ORIGIN must be an address such as/],
  [{ TWINBOARD_TRUST_PROXY: 'yes' }, /^TWINBOARD_TRUST_PROXY must be a whole number from 0 to 10\.$/],
])('O2 a wrong setting is refused in one sentence: %j', (environment, message) => {
  const reading = () => readConfig(environment)
  expect(reading).toThrow(StartError)
  expect(reading).toThrow(message)
})

test('O2 the address of the database may stand in a file, and is in no sentence about it', () => {
  const file = join(temporaryFolder(), 'database')
  const read = (content: string, more = {}) => {
    writeFileSync(file, content)
    return readConfig({ TWINBOARD_DATABASE_FILE: file, ...more })
  }
  expect(read('postgresql://twinboard:secret@db:5433/twinboard\n').database).toMatch(/^postgresql:.*\/twinboard$/)
  for (const refused of [
    () => read('twinboard:secret@db'),
    () => read('postgres://a:secret@db/b', { TWINBOARD_DATABASE: 'postgres://c:secret@db/d' }),
    () => readConfig({ TWINBOARD_DATABASE: 'postgres:/twinboard:secret@db' }),
  ]) {
    expect(refused).toThrow(StartError)
    expect(refused).toThrow(/^[^:]*TWINBOARD_DATABASE(?!.*secret)/)
  }
})

const origin = { TWINBOARD_ORIGIN: 'https://plan.example.org' }
const from = { TWINBOARD_MAIL_FROM: 'plan@example.org' }
const hall = {
  ...{ TWINBOARD_OIDC_ISSUER: 'https://id.example.org/town', TWINBOARD_OIDC_CLIENT_ID: 'twinboard' },
  TWINBOARD_OIDC_CLIENT_SECRET: 'hall secret',
}

test('O2 mail is read from one address, which may stand in a file', () => {
  const read = (TWINBOARD_SMTP: string) => readConfig({ ...origin, ...from, TWINBOARD_SMTP }).mail
  expect(read('smtps://plan%40example.org:pa%3Ass@mail.example.org')).toEqual({
    ...{ host: 'mail.example.org', port: 465, encrypted: true, plain: false, from: 'plan@example.org' },
    login: { user: 'plan@example.org', pass: 'pa:ss' },
  })
  expect(read('smtp://mail.example.org')).toMatchObject({
    port: 587,
    encrypted: false,
    plain: false,
    login: null,
  })
  expect(read('smtp://127.0.0.1:2525')).toMatchObject({ port: 2525, plain: true })
  expect(read('smtp://relay:25?tls=off')).toMatchObject({ host: 'relay', plain: true })
  const file = join(temporaryFolder(), 'smtp')
  writeFileSync(file, 'smtp://mail.example.org:25\n')
  expect(readConfig({ ...origin, ...from, TWINBOARD_SMTP_FILE: file }).mail).toMatchObject({ port: 25 })
})

test('O2 the sign-in of a town hall is read, and is called by its name', () => {
  expect(readConfig({ ...origin, ...hall }).oidc).toEqual({
    ...{ issuer: 'https://id.example.org/town', clientId: 'twinboard', clientSecret: 'hall secret' },
    name: 'id.example.org',
  })
  expect(readConfig({ ...origin, ...hall, TWINBOARD_OIDC_NAME: 'Stadt Köln' }).oidc?.name).toBe('Stadt Köln')
})

test.each([
  [{ ...origin, TWINBOARD_SMTP: 'smtp://mail' }, /^TWINBOARD_SMTP needs TWINBOARD_MAIL_FROM/],
  [{ ...from, TWINBOARD_SMTP: 'smtp://mail' }, /^TWINBOARD_SMTP needs TWINBOARD_ORIGIN/],
  [
    { ...origin, ...from, TWINBOARD_SMTP: 'http://u:secret@mail' },
    /^TWINBOARD_SMTP must be an address such as [^ ]+\.$/,
  ],
  [
    { ...origin, TWINBOARD_SMTP: 'smtp://mail', TWINBOARD_MAIL_FROM: 'a@b.org\r\nBcc: c@d.org' },
    /^TWINBOARD_MAIL_FROM must/,
  ],
  [hall, /^TWINBOARD_OIDC_ISSUER needs TWINBOARD_ORIGIN/],
  [{ ...origin, ...hall, TWINBOARD_OIDC_ISSUER: 'http://id.example.org' }, /^TWINBOARD_OIDC_ISSUER must be an address/],
  [{ ...origin, TWINBOARD_OIDC_ISSUER: 'https://id.example.org' }, /go together: set all three/],
])('O2 a way in that is set by halves is said in one sentence: %o', (environment, sentence) => {
  expect(() => readConfig(environment)).toThrow(sentence)
  expect(() => readConfig(environment)).toThrow(StartError)
})
