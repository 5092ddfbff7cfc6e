/** Texts side by side, on a board without a server: bound to the shared document, with undo of my own steps. */
import { act, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createCarets } from '#client/parts/texts/carets.ts'
import { Texts } from '#client/parts/texts/texts.tsx'
import { useEdit } from '#client/state/use-edit.ts'
import { addRecord, confirmText, sectionText } from '#shared/plan/edits.ts'
import { readPlan } from '#shared/plan/read.ts'
import { renderOnBoard } from '#tests/client/harness/board.tsx'

function paragraph(doc: Y.Doc, section: string, language: string, words: string): void {
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [new Y.XmlText(words)])
  sectionText(doc, section, language).push([element])
}

function list(doc: Y.Doc, section: string, language: string, points: readonly string[]): void {
  const element = new Y.XmlElement('bulletList')
  element.insert(
    0,
    points.map(words => {
      const [item, line] = [new Y.XmlElement('listItem'), new Y.XmlElement('paragraph')]
      line.insert(0, [new Y.XmlText(words)])
      item.insert(0, [line])
      return item
    }),
  )
  sectionText(doc, section, language).push([element])
}

function invitation(doc: Y.Doc): void {
  addRecord(doc, 'sections', 'inv', { title: { en: { text: 'Invitation' }, de: { text: 'Einladung' } } }, 'end')
  paragraph(doc, 'inv', 'en', 'Welcome to Berlin.')
}

const editor = (name: RegExp) => screen.findByRole('textbox', { name })

test('L4 a section is shown in the shared document’s words, and what others write appears', async () => {
  const { board } = await renderOnBoard(<Texts />, { plan: invitation })
  const text = await editor(/Text of “Invitation” in English/)
  expect(text.textContent).toContain('Welcome to Berlin.')
  await act(async () => board.fromElsewhere(doc => paragraph(doc, 'inv', 'en', 'And to Minsk.')))
  await waitFor(() => expect(text.textContent).toContain('And to Minsk.'))
})

function CanUndo() {
  return <p data-testid="undo">{useEdit().canUndo ? 'something' : 'nothing'}</p>
}

test('L4 showing a text writes nothing into it, and leaves nothing to undo', async () => {
  const texts = (
    <>
      <CanUndo />
      <Texts />
    </>
  )
  const { board } = await renderOnBoard(texts, {
    plan: doc => {
      invitation(doc)
      list(doc, 'inv', 'en', ['A warm coat', 'A notebook'])
    },
  })
  const before = Y.encodeStateVector(board.doc)
  await editor(/Text of “Invitation” in English/)
  await userEvent.click(screen.getByRole('radio', { name: 'Side by side' }))
  await editor(/Text of “Invitation” in German/)
  expect(Y.encodeStateVector(board.doc)).toEqual(before)
  expect(screen.getByTestId('undo').textContent).toBe('nothing')
})

test('L4 a translation that is older than the source says so until its meaning is confirmed', async () => {
  const { board } = await renderOnBoard(<Texts />, {
    plan: doc => {
      invitation(doc)
      paragraph(doc, 'inv', 'de', 'Willkommen in Berlin.')
      confirmText(doc, 'inv', 'de')
      paragraph(doc, 'inv', 'en', 'Bring a warm coat.')
    },
  })
  await userEvent.click(screen.getByRole('radio', { name: 'Side by side' }))
  expect(screen.getByText('Older than the source (English)')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Meaning unchanged' }))
  await waitFor(() => expect(screen.queryByText('Older than the source (English)')).toBeNull())
  expect(readPlan(board.doc).sections[0]?.compared?.de).toBeDefined()
})

test('A2 a section is moved by its menu, and its new place is said', async () => {
  const { board } = await renderOnBoard(<Texts />, {
    plan: doc => {
      invitation(doc)
      addRecord(doc, 'sections', 'aims', { title: { en: { text: 'Aims' } } }, 'end')
    },
  })
  await userEvent.click(screen.getByRole('button', { name: 'What to do with “Aims”' }))
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Earlier' }))
  expect(readPlan(board.doc).sections.map(section => section.id)).toEqual(['aims', 'inv'])
  expect(await screen.findByText('Aims is now section 1 of 2')).toBeTruthy()
})

test('S3 a caret shows the name that presence gives, and only in its own text', () => {
  const carets = createCarets(
    'text/inv/en',
    () => 1,
    () => undefined,
  )
  const place = { place: null, typing: false, committee: 'volgograd', name: 'Oleg', member: 'oleg' }
  const at = { anchor: '{"type":null}', head: '{"type":null}' }
  carets.show(
    [
      { ...place, id: 'a', client: 7, caret: { text: 'text/inv/en', ...at } },
      { ...place, id: 'b', client: 8, caret: { text: 'text/inv/de', ...at } },
      { ...place, id: 'c', client: 9, caret: { text: 'text/inv/en', anchor: 'no json', head: '1' } },
    ],
    each => ({ name: each.name, colour: 2, color: '#000000' }),
  )
  expect([...carets.awareness.getStates().keys()]).toEqual([7])
})
