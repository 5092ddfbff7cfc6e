/** `demo.json`: how to get into the demo, for people, tests and tools. Written anew at each start, since the address may be another. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Demo } from './demo.ts'

/** A way in as it is shown to the person who starts the server. */
export type Invitation = { readonly who: string; readonly address: string }

const stored = z.object({
  boards: z.array(z.object({ id: z.string(), title: z.string() })),
  members: z.array(
    z.object({
      name: z.string(),
      committee: z.string(),
      role: z.string(),
      office: z.string(),
      signIn: z.string(),
      token: z.string(),
      signInName: z.string(),
      password: z.string(),
    }),
  ),
})

/** The address of a sign-in link. Its secret stands in the fragment, which browsers keep to themselves. */
export function signInAddress(origin: string, secret: string): string {
  return `${origin}/sign-in#${secret}`
}

/** The demo of a data folder, or null when it has none. */
export function readDemo(folder: string): Demo | null {
  const path = demoFile(folder)
  if (!existsSync(path)) return null
  const { boards, members } = stored.parse(JSON.parse(readFileSync(path, 'utf8')))
  return {
    boards,
    members: members.map(({ signIn, ...member }) => ({ ...member, secret: signIn.slice(signIn.indexOf('#') + 1) })),
  }
}

/** Writes `demo.json`, for the server's own account only, whole or not at all. */
export function writeDemo(folder: string, origin: string, demo: Demo): void {
  const boards = demo.boards.map(({ id, title }) => ({ id, title, address: `${origin}/boards/${id}` }))
  const members = demo.members.map(({ secret, ...member }) => ({ ...member, signIn: signInAddress(origin, secret) }))
  const path = demoFile(folder)
  writeFileSync(`${path}.new`, `${JSON.stringify({ boards, members }, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${path}.new`, path)
}

/** The sign-in links of the demo, one a committee, each with the password that approving asks for. */
export function demoInvitations(origin: string, demo: Demo): Invitation[] {
  return demo.members.map(({ committee, name, office, secret, password }) => ({
    who: `${committee}: ${name}, ${office} (password to approve: ${password})`,
    address: signInAddress(origin, secret),
  }))
}

function demoFile(folder: string): string {
  return join(folder, 'demo.json')
}
