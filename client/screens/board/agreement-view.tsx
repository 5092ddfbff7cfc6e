/** The part "Agreement" with its words, which no other part needs. */
import type { ReactElement } from 'react'
import { Agreement } from '#client/parts/agreement/agreement.tsx'
import { LateWords } from '#client/words/late-words.tsx'

/** The part as the board shows it. */
export function AgreementView(): ReactElement {
  return (
    <LateWords>
      <Agreement />
    </LateWords>
  )
}
