/** The lists of a plan that can be taken out as a table. */
export const csvLists = ['stops', 'items', 'tasks', 'lines'] as const
export type CsvList = (typeof csvLists)[number]
