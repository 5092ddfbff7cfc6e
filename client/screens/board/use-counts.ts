/** How much is open in a part, for its link. */
import { usePlan } from '#client/state/use-plan.ts'
import { useTalk } from '#client/state/use-talk.ts'
import type { Part } from './parts.tsx'

export type Count = { readonly count: number; readonly words: string }

/** Open tasks and unread messages. */
export function useCounts(): Partial<Record<Part, Count>> {
  const openTasks = usePlan(plan => plan.tasks.filter(task => task.state !== 'done').length)
  const { unread } = useTalk()
  return {
    tasks: { count: openTasks, words: 'board.openTasks' },
    talk: { count: unread, words: 'board.unread' },
  }
}
