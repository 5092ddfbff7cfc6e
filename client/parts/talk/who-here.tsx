/** How many people are here; pressed, it names them with their city. */
import type { ReactElement } from 'react'
import { Dialog, DialogTrigger, Popover, Button as PressButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useBoard } from '#client/state/use-board.ts'
import { usePresence } from '#client/state/use-presence.ts'
import { Dot } from '#client/ui/mark.tsx'

/** "5 here now". People are counted once, however many windows they have open. */
export function WhoHere(): ReactElement {
  const { t } = useTranslation()
  const { here } = usePresence()
  const { committee, me } = useBoard()
  const people = [...new Map(here.map(each => [each.member, each])).values()]
  return (
    <DialogTrigger>
      <PressButton className="talk-here">{t('talk.here', { count: people.length })}</PressButton>
      <Popover className="ui-popover" placement="bottom end">
        <Dialog aria-label={t('talk.hereList')} className="talk-here-list">
          <ul>
            {people.map(each => {
              const city = committee(each.committee)
              return (
                <li key={each.member}>
                  <Dot colour={city?.colour ?? 8} />
                  <bdi>{each.name}</bdi>
                  {each.member === me.member ? <span className="talk-city">{t('talk.you')}</span> : null}
                  <bdi className="talk-city">{city?.city}</bdi>
                </li>
              )
            })}
          </ul>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
