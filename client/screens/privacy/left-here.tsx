/** For whoever opens the page and is not signed in: work that an earlier sign-in left on this device waits, and is shown. */
import './privacy.css'
import { type ReactElement, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeviceContents } from '#client/link/device-contents.ts'
import { countOf, forgetTraces, unsentHere } from '#client/state/own-device.ts'
import { Notice } from '#client/ui/notice.tsx'
import { LateWords } from '#client/words/late-words.tsx'
import { UnsentWork } from './unsent-dialog.tsx'

/** Nothing on a device that holds nothing. What else told of the person goes: their sign-in is over. */
export function LeftHere(): ReactElement | null {
  const [contents, setContents] = useState<DeviceContents | null>(null)
  useEffect(() => {
    forgetTraces()
    void unsentHere(null).then(setContents)
  }, [])
  if (contents === null || countOf(contents) === 0) return null
  return (
    <LateWords>
      <Waiting contents={contents} />
    </LateWords>
  )
}

function Waiting({ contents }: { readonly contents: DeviceContents }): ReactElement {
  const { t } = useTranslation()
  return (
    <Notice tone="warn" role="status">
      <p>
        <strong>{t('privacy.unsent.title')}</strong>
      </p>
      <p>{t('privacy.unsent.waits')}</p>
      <UnsentWork contents={contents} />
    </Notice>
  )
}
