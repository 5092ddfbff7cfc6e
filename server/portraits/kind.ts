/** What a picture is, by its first bytes; what its sender calls it counts for nothing (trust.md S12). */

export const pictureKinds = ['jpeg', 'png', 'webp'] as const
export type PictureKind = (typeof pictureKinds)[number]

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const jpeg = [0xff, 0xd8, 0xff]
const riff = [...Buffer.from('RIFF')]
const webp = [...Buffer.from('WEBP')]

/** One of the three kinds that are taken, or null: SVG, GIF and everything else are not. */
export function pictureKind(bytes: Uint8Array): PictureKind | null {
  const has = (signature: readonly number[], at = 0) => signature.every((byte, i) => bytes[at + i] === byte)
  if (has(png)) return 'png'
  if (has(jpeg)) return 'jpeg'
  return has(riff) && has(webp, 8) ? 'webp' : null
}
