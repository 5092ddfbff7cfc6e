/** A person's picture, and what stands there without one. */
import { fireEvent, render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { portraitAddress } from '#client/state/portraits.ts'
import { Portrait } from '#client/ui/portrait.tsx'

test('S12 without a picture, or when it does not come, the initials stand there', () => {
  const address = portraitAddress('anna', 'a1b2c3')
  expect(portraitAddress('anna', undefined)).toBeNull()
  const { container, rerender } = render(<Portrait address={null} initials="CO" colour={1} />)
  expect(screen.getByText('CO')).toBeTruthy()
  rerender(<Portrait address={address} initials="CO" colour={1} />)
  const picture = container.querySelector('img')
  expect(picture?.getAttribute('src')).toBe('/api/members/anna/portrait?v=a1b2c3')
  expect(picture?.alt).toBe('')
  if (picture) fireEvent.error(picture)
  expect(screen.getByText('CO')).toBeTruthy()
})
