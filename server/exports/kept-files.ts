/** Files that are asked for again and again: made once for a key, then given from memory until there is no room for them. */
import { hex, sha256 } from '#shared/digest.ts'

/** `tag` tells two files apart by their bytes. */
export type KeptFile = { readonly bytes: Uint8Array; readonly tag: string }

/** Those asked for last stay. */
export class KeptFiles {
  readonly #room: number
  readonly #files = new Map<string, Promise<KeptFile>>()
  readonly #sizes = new Map<string, number>()

  /** `room`: bytes that all of them may take. */
  constructor(room: number) {
    this.#room = room
  }

  /** The file under `key`; `make` is asked for it when it is not here. What fails is not kept. */
  async get(key: string, make: () => Promise<Uint8Array>): Promise<KeptFile> {
    const known = this.#files.get(key)
    this.#files.delete(key) // and in again behind the others: the first in the map is the one that nobody asked for longest
    const file = known ?? this.#make(key, make)
    this.#files.set(key, file)
    return file
  }

  async #make(key: string, make: () => Promise<Uint8Array>): Promise<KeptFile> {
    try {
      const bytes = await make()
      this.#sizes.set(key, bytes.byteLength)
      this.#makeRoom()
      return { bytes, tag: hex(sha256(bytes)).slice(0, 32) }
    } catch (error) {
      this.#files.delete(key)
      throw error
    }
  }

  #makeRoom(): void {
    let sum = [...this.#sizes.values()].reduce((all, size) => all + size, 0)
    for (const key of this.#files.keys()) {
      if (sum <= this.#room) return
      const size = this.#sizes.get(key)
      if (size === undefined) continue // it is being made
      sum -= size
      this.#sizes.delete(key)
      this.#files.delete(key)
    }
  }
}
