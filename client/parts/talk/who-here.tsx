/** How many people are here; pressed, it names them with their city. */
import { type ReactElement, useRef, useState } from 'react'
import { Button as PressButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { usePresence } from '#client/state/use-presence.ts'
import { onDemand } from '#client/ui/on-demand.tsx'

const WhoHereList = onDemand(async () => (await import('./who-here-list.tsx')).WhoHereList)

/** "5 here now". People are counted once, however many windows they have open. */
export function WhoHere(): ReactElement {
  const { t } = useTranslation()
  const { here } = usePresence()
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const people = [...new Map(here.map(each => [each.member, each])).values()]
  return (
    <>
      <PressButton
        ref={button}
        className="talk-here"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPress={() => setOpen(!isOpen)}
      >
        {t('talk.here', { count: people.length })}
      </PressButton>
      <WhoHereList isOpen={isOpen} onClose={() => setOpen(false)} button={button} people={people} />
    </>
  )
}
