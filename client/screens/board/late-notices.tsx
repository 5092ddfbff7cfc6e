/** Notices that nobody can need in the first moment of a board: put-aside work, an interruption, a full plan, being a guest. */
import type { ReactElement } from 'react'
import { AsideNotice } from './aside-notice.tsx'
import { BothNotice } from './both-notice.tsx'
import { FullNotice } from './full-notice.tsx'
import { GuestNotice } from './guest-notice.tsx'
import { Welcome } from './welcome.tsx'

/** `now`: milliseconds since 1970. */
export function LateNotices({ now }: { readonly now: () => number }): ReactElement {
  return (
    <>
      <Welcome />
      <GuestNotice />
      <AsideNotice />
      <BothNotice now={now} />
      <FullNotice />
    </>
  )
}
