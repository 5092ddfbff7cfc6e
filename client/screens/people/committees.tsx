/** The committees, one section each, in the order in which they joined. */
import type { ReactElement } from 'react'
import type { House } from '../people.tsx'
import { CommitteeSection } from './committee-section.tsx'

/** My own committee is where it always is: a list that everybody sees alike can be talked about. */
export function Committees({ house }: { readonly house: House }): ReactElement {
  return (
    <>
      {house.committees.map(committee => (
        <CommitteeSection key={committee.id} house={house} committee={committee} />
      ))}
    </>
  )
}
