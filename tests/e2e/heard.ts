/** What a browser does that nobody asked it to: requests to others, complaints in its console, dialogs. */
import type { BrowserContext } from '@playwright/test'

export type Heard = { readonly elsewhere: string[]; readonly complaints: string[] }

/** Collects it over all pages of the browser, from now on. */
export function heard(context: BrowserContext, address: string): Heard {
  const elsewhere: string[] = []
  const complaints: string[] = []
  context.on('request', request => {
    if (!request.url().startsWith(address) && !/^(data|blob|file):/.test(request.url())) elsewhere.push(request.url())
  })
  context.on('console', message => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  context.on('weberror', ({ error }) => complaints.push(error().message))
  context.on('dialog', dialog => {
    complaints.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  return { elsewhere, complaints }
}
