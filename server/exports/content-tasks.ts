/** Who does what until when. */
import type { Part } from './content.ts'
import { cell, plain, tableOf } from './content-blocks.ts'
import type { ExportInput } from './input.ts'
import type { Reader } from './reader.ts'

/** The tasks in the order of their list. */
export function tasksPart({ plan }: ExportInput, reader: Reader): Part {
  const { words } = reader
  const title = words('fields.part.tasks')
  const blocks = tableOf('tasks', title, plan.tasks, [
    { id: 'title', title: words('fields.task.title'), line: task => cell(reader.read(task.title)) },
    { id: 'committee', title: words('fields.task.committee'), line: task => plain(reader.committee(task.committee)) },
    { id: 'member', title: words('fields.task.member'), line: task => plain(reader.member(task.member)) },
    { id: 'due', title: words('fields.task.due'), line: task => plain(reader.day(task.due)) },
    { id: 'state', title: words('fields.task.state'), line: task => plain(words(`fields.state.${task.state}`)) },
    { id: 'note', title: words('fields.task.note'), line: task => cell(reader.read(task.note)) },
  ])
  return { id: 'tasks', title, blocks }
}
