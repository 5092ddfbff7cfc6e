/** Members' pictures: where they lie, and sending one's own, made small before it travels. */
import type { Id } from '#shared/ids.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { PortraitReply } from '#shared/protocol/routes.ts'
import { post, put } from './api.ts'

/** Pixels of each side that are sent. The server draws it smaller still. */
const side = 512

/** Where the picture of a member lies, by the name that stands in `MemberInfo`; null without one. */
export function portraitAddress(member: Id, portrait: string | undefined): string | null {
  return portrait === undefined ? null : `/api/members/${member}/portrait?v=${portrait}`
}

/** Makes `file` my picture. Rejects with Refusal('not-a-picture') for what the browser cannot draw. */
export async function sendPortrait(file: Blob): Promise<PortraitReply> {
  return put(fetch, '/api/me/portrait', await squareOf(file))
}

export function removePortrait(): Promise<void> {
  return post(fetch, '/api/me/portrait/remove', {})
}

/** The middle of a picture as a small JPEG: a photo of a telephone is ten times larger than what may be sent. */
async function squareOf(file: Blob): Promise<Blob> {
  const address = URL.createObjectURL(file)
  try {
    const picture = await drawable(address)
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = side
    const cut = Math.min(picture.naturalWidth, picture.naturalHeight)
    const [x, y] = [(picture.naturalWidth - cut) / 2, (picture.naturalHeight - cut) / 2]
    canvas.getContext('2d')?.drawImage(picture, x, y, cut, cut, 0, 0, side, side)
    return await new Promise((resolve, reject) =>
      canvas.toBlob(blob => (blob === null ? reject(new Refusal('not-a-picture')) : resolve(blob)), 'image/jpeg', 0.9),
    )
  } finally {
    URL.revokeObjectURL(address)
  }
}

function drawable(address: string): Promise<HTMLImageElement> {
  const picture = new Image()
  return new Promise((resolve, reject) => {
    picture.onload = () => resolve(picture)
    picture.onerror = () => reject(new Refusal('not-a-picture'))
    picture.src = address
  })
}
