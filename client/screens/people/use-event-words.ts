/** What a line of the register says, in the reader's language. */
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/state/use-format.ts'
import type { RegisterLine } from '#shared/protocol/people.ts'

/** A sentence for each event. */
export function useEventWords(): (event: RegisterLine['event']) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return event => {
    switch (event.event) {
      case 'named':
        return t('people.event.named', { to: event.to })
      case 'status': {
        const status = t(`people.status.${event.status}`)
        return event.since === ''
          ? t('people.event.status', { status })
          : t('people.event.statusSince', { status, day: format.day(event.since) })
      }
      case 'committee-added':
        return t('people.event.committeeAdded', { city: event.city })
      case 'committee-changed':
        return t('people.event.committeeChanged', { city: event.city })
      case 'renamed':
        return t('people.event.renamed', { from: event.from, to: event.to })
      case 'office':
        return event.to === ''
          ? t('people.event.officeLeft', { name: event.name, from: event.from })
          : t('people.event.office', { name: event.name, to: event.to })
      case 'role':
        return t('people.event.role', {
          name: event.name,
          from: t(`people.role.${event.from}`),
          to: t(`people.role.${event.to}`),
        })
      case 'signatory':
        return t(event.may ? 'people.event.signs' : 'people.event.signsNot', { name: event.name })
      case 'owner':
        return t(event.may ? 'people.event.owns' : 'people.event.ownsNot', { name: event.name })
      case 'removed':
        return t('people.event.removed', { name: event.name, city: event.city })
      case 'handed-over':
        return t('people.event.handedOver', { from: event.from, to: event.to, office: event.office })
      case 'seated':
        return t('people.event.seated', { city: event.city, title: event.title })
      case 'unseated':
        return t('people.event.unseated', { city: event.city, title: event.title })
      case 'invited':
        return event.name === '' ? t('people.event.invitedMany') : t('people.event.invited', { name: event.name })
      case 'joined':
        return t('people.event.joined', { name: event.name })
      case 'taken-back':
        return event.name === '' ? t('people.event.takenBackMany') : t('people.event.takenBack', { name: event.name })
      case 'feed-made':
        return t('people.event.feedMade', { name: event.name, title: event.title })
      case 'feed-ended':
        return t('people.event.feedEnded', { name: event.name, title: event.title })
      case 'member-erased':
        return t('people.event.memberErased')
      case 'history-erased':
        return t('people.event.historyErased')
      default:
        return unknown(event)
    }
  }
}

/** A newer server may write lines that this page has no words for. */
function unknown(event: never): string {
  return (event as { readonly event: string }).event
}
