/** Everybody who is here, with their city, over the page. */
import type { ReactElement, RefObject } from 'react'
import { Dialog, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { GuestOf } from '#client/records/guest-of.tsx'
import { portraitAddress } from '#client/state/portraits.ts'
import { useBoard } from '#client/state/use-board.ts'
import { Portrait } from '#client/ui/portrait.tsx'
import type { Presence } from '#shared/protocol/events.ts'

export type WhoHereListProps = {
  readonly isOpen: boolean
  readonly onClose: () => void
  /** The button that opened it, and by which it stands. */
  readonly button: RefObject<HTMLButtonElement | null>
  readonly people: readonly Presence[]
}

/** A small dialog at its button. */
export function WhoHereList({ isOpen, onClose, button, people }: WhoHereListProps): ReactElement {
  const { t } = useTranslation()
  return (
    <Popover
      className="ui-popover"
      placement="bottom end"
      triggerRef={button}
      isOpen={isOpen}
      onOpenChange={open => {
        if (!open) onClose()
      }}
    >
      <Dialog aria-label={t('talk.hereList')} className="talk-here-list">
        <ul>
          {people.map(each => (
            <li key={each.member}>
              <Person {...each} />
            </li>
          ))}
        </ul>
      </Dialog>
    </Popover>
  )
}

function Person({ member, name, committee, invitedBy }: Presence): ReactElement {
  const { t } = useTranslation()
  const board = useBoard()
  const city = board.committee(committee)
  return (
    <>
      <Portrait
        address={portraitAddress(member, board.member(member)?.portrait)}
        initials={city?.initials ?? ''}
        colour={city?.colour ?? 8}
        size="small"
      />
      <bdi>{name}</bdi>
      {member === board.me.member ? <span className="talk-city">{t('talk.you')}</span> : null}
      <bdi className="talk-city">{city?.city}</bdi>
      <GuestOf invitedBy={invitedBy} />
    </>
  )
}
