/**
 * A process that lives for one picture: reads it, draws its middle anew as a small JPEG, and writes that. What was hidden in
 * the file (EXIF, place, a second file behind it) is not drawn, and so is gone. Only the decoders of three kinds are let in.
 */
import sharp from 'sharp'

/** More pixels than a camera in a telephone makes; beyond, it is a bomb. */
const mostPixels = 50_000_000
const side = 256

sharp.cache(false)
sharp.concurrency(1)
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})

const pieces: Uint8Array[] = []
for await (const piece of process.stdin) pieces.push(piece)
const drawn = await sharp(Buffer.concat(pieces), { limitInputPixels: mostPixels, pages: 1, failOn: 'error' })
  .autoOrient()
  .resize(side, side, { fit: 'cover' })
  .flatten({ background: '#ffffff' })
  .jpeg({ quality: 82 })
  .toBuffer()
process.stdout.write(drawn)
