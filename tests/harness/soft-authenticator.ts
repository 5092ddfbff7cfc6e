/** An authenticator in software: makes keys and signs as a security key does, and can be told to do it wrong. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'

/** What goes otherwise than it should. */
export type Wrong = {
  readonly origin?: string
  readonly rpId?: string
  readonly challenge?: string
  /** Nobody was verified, only somebody was there. */
  readonly unverified?: boolean
  readonly counter?: number
  readonly userHandle?: string
  /** The attestation names its maker by this certificate. */
  readonly certificate?: Buffer
}

const present = 0x01
const verified = 0x04
const withKey = 0x40

export class SoftAuthenticator {
  readonly #origin: string
  readonly #key: KeyObject
  readonly #cose: Buffer
  readonly id = randomBytes(16).toString('base64url')
  #counter = 0
  #handle = ''

  constructor(origin: string) {
    this.#origin = origin
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    this.#key = privateKey
    // COSE: kty EC2, alg ES256, curve P-256, and the point.
    const head = Buffer.from('a5010203262001215820', 'hex')
    this.#cose = Buffer.concat([head, fromText(x), Buffer.from('225820', 'hex'), fromText(y)])
  }

  create(options: PublicKeyCredentialCreationOptionsJSON, wrong: Wrong = {}): RegistrationResponseJSON {
    this.#handle = options.user.id
    const id = fromText(this.id)
    const key = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, this.#cose])
    const data = Buffer.concat([this.#head(options.rp.id ?? '', withKey, wrong), key])
    const attestationObject = asText(attestation(data, wrong.certificate ?? null))
    const clientDataJSON = this.#clientData('webauthn.create', options.challenge, wrong)
    const response = { attestationObject, clientDataJSON, transports: ['internal' as const] }
    return { id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {}, response }
  }

  get(options: PublicKeyCredentialRequestOptionsJSON, wrong: Wrong = {}): AuthenticationResponseJSON {
    const data = this.#head(options.rpId ?? '', 0, wrong)
    const clientDataJSON = this.#clientData('webauthn.get', options.challenge, wrong)
    const signed = Buffer.concat([data, sha256(fromText(clientDataJSON))])
    const signature = asText(sign('sha256', signed, this.#key))
    const userHandle = wrong.userHandle ?? this.#handle
    const response = { authenticatorData: asText(data), clientDataJSON, signature, userHandle }
    return { id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {}, response }
  }

  #head(rpId: string, flags: number, { rpId: other = rpId, unverified = false, counter }: Wrong): Buffer {
    this.#counter += 1
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter ?? this.#counter)
    return Buffer.concat([sha256(other), Buffer.from([present | (unverified ? 0 : verified) | flags]), count])
  }

  #clientData(type: string, challenge: string, { origin = this.#origin, challenge: other = challenge }: Wrong): string {
    return asText(JSON.stringify({ type, challenge: other, origin, crossOrigin: false }))
  }
}

/** `{ fmt, attStmt, authData }` in CBOR: without a statement, or `packed` with a certificate. */
function attestation(data: Buffer, certificate: Buffer | null): Buffer {
  const statement =
    certificate === null
      ? Buffer.from('a0', 'hex')
      : Buffer.concat([
          ...[Buffer.from('a3', 'hex'), text('alg'), Buffer.from('26', 'hex'), text('sig'), bytes(Buffer.alloc(300))],
          ...[text('x5c'), Buffer.from('81', 'hex'), bytes(certificate)],
        ])
  const form = text(certificate === null ? 'none' : 'packed')
  return Buffer.concat([
    ...[Buffer.from('a3', 'hex'), text('fmt'), form, text('attStmt'), statement],
    ...[text('authData'), bytes(data)],
  ])
}

function text(word: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 | word.length]), Buffer.from(word)])
}

/** CBOR wants the shortest form of a length. */
function bytes(content: Buffer): Buffer {
  const { length } = content
  const head = length < 256 ? [0x58, length] : [0x59, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from(head), content])
}

function sha256(what: string | Buffer): Buffer {
  return createHash('sha256').update(what).digest()
}

function fromText(value: string): Buffer {
  return Buffer.from(value, 'base64url')
}

function asText(value: string | Buffer): string {
  return Buffer.from(value).toString('base64url')
}
