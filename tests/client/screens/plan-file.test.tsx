/** A board that begins with the plan of a file: what is shown before, and what is asked for. */
import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { I18nextProvider } from 'react-i18next'
import { afterEach, expect, test, vi } from 'vitest'
import { PlanFile } from '#client/screens/plan-file.tsx'
import { AppUiWords } from '#client/words/app-ui-words.tsx'
import { bringLateWords, startWords } from '#client/words/load-words.ts'
import type { PlanFileReply } from '#shared/protocol/imports.ts'
import { cologne, twins, volgograd } from '#tests/client/harness/board.tsx'

afterEach(() => vi.unstubAllGlobals())

const shown: PlanFileReply = {
  title: 'Поезд памяти',
  language: 'ru',
  languages: ['ru', 'de'],
  version: 3,
  at: Date.UTC(2027, 0, 15, 12),
  origin: 'https://plan.example',
  digest: 'ab'.repeat(32),
  isSigned: true,
  isWhole: true,
  isSame: true,
  counts: { stops: 6, legs: 5, items: 40, tasks: 0, lines: 12, sections: 3 },
  committees: [
    { city: 'Cologne', here: 'cologne' },
    { city: 'Coventry', here: null },
  ],
  lostCommittees: 0,
  lostMembers: 0,
}

async function open(reply: PlanFileReply | { code: string }) {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path)
    const people = { partnership: twins, committees: [cologne, volgograd], members: [] }
    const body = path.startsWith('/api/imports/plan')
      ? reply
      : path.startsWith('/api/imports/board')
        ? { id: 'made' }
        : people
    return new Response(JSON.stringify(body), { status: 'code' in body ? 422 : 200 })
  })
  const i18n = await startWords('en')
  await bringLateWords(i18n, 'en')
  const onMade = vi.fn()
  render(
    <I18nextProvider i18n={i18n}>
      <AppUiWords>
        <PlanFile isOpen mine={cologne} onClose={() => undefined} onMade={onMade} />
      </AppUiWords>
    </I18nextProvider>,
  )
  await screen.findByRole('button', { name: 'Choose a file' })
  const input = document.querySelector<HTMLInputElement>('input[type=file]')
  if (input === null) throw new Error('no place for a file')
  await userEvent.upload(input, new File(['{}'], 'plan.json'))
  return { asked, onMade }
}

test('IM9 what the plan is stands there before anything is made: title, version, contents, cities, fingerprint', async () => {
  const { asked } = await open(shown)
  const title = await screen.findByText('Поезд памяти')
  expect(title.getAttribute('lang')).toBe('ru')
  expect(document.body.textContent).toContain('Version 3, frozen on')
  expect(document.body.textContent).toContain('Stops: 6 · Programme: 40 · Budget: 12 · Texts: 3')
  expect(document.body.textContent).toContain('Coventry: not in this partnership')
  expect(document.body.textContent).toContain('The file carries a signed statement')
  expect(document.body.textContent).toContain(shown.digest)
  expect(screen.getByText('The new board will say exactly the same plan.')).toBeTruthy()
  expect(asked.filter(path => path.includes('/imports/'))).toEqual(['/api/imports/plan'])
})

test('IM8 what would be empty, and that a file was changed, is told', async () => {
  await open({ ...shown, version: null, isWhole: false, isSame: false, lostCommittees: 5, lostMembers: 1 })
  await screen.findByText('Поезд памяти')
  const words = document.body.textContent ?? ''
  for (const part of [
    'Draft, state of',
    'not say exactly the same plan',
    '5 mentions of committees',
    '1 mention of a person',
    'The file was changed afterwards',
  ])
    expect(words).toContain(part)
})

test('IM9 the board is made for the chosen committees, once it is pressed, and is opened', async () => {
  const { asked, onMade } = await open(shown)
  await screen.findByText('Поезд памяти')
  await userEvent.click(screen.getByRole('checkbox', { name: 'Volgograd' }))
  await userEvent.click(screen.getByRole('button', { name: 'Begin the board' }))
  expect(asked.at(-1)).toBe('/api/imports/board?committees=cologne')
  expect(onMade).toHaveBeenCalledWith('made')
})

test('IM9 a file that holds no plan is refused in words, and another can be chosen', async () => {
  await open({ code: 'import-no-plan' })
  expect((await screen.findByRole('alert')).textContent).toContain('This file holds no whole plan')
  expect(screen.queryByRole('button', { name: 'Begin the board' })).toBe(null)
  expect(screen.getByRole('button', { name: 'Choose a file' })).toBeTruthy()
})
