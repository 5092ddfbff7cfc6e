/** Starts the page: what the browser lacks, the words of the reader's language, then the app. */
import '@fontsource-variable/ibm-plex-sans/wght.css'
import './styles/arabic.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/ui.css'
import { createRoot } from 'react-dom/client'
import { idBytes, idFrom } from '#shared/ids.ts'
import { App } from './app.tsx'
import { browserClock } from './link/clock.ts'
import { openDevice } from './link/device.ts'
import { socketWire } from './link/wire.ts'
import { createApi } from './state/api.ts'
import type { AppDeps } from './state/app-context.ts'

import { keptHere } from './state/kept.ts'
import { keptLanguage } from './state/settings.tsx'
import { startWords } from './words/load-words.ts'

async function start(root: HTMLElement): Promise<void> {
  const kept = keptHere(
    () => localStorage,
    () => sessionStorage,
  )
  const [i18n] = await Promise.all([startWords(keptLanguage(kept, navigator.languages)), bringTemporal()])
  createRoot(root).render(<App deps={appDeps(kept)} i18n={i18n} />)
}

// Safari has none yet; everybody else is spared the bytes.
async function bringTemporal(): Promise<void> {
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global')
}

function appDeps(kept: AppDeps['kept']): AppDeps {
  return {
    api: createApi((input, init) => fetch(input, init)),
    kept,
    clock: browserClock,
    device: openDevice(),
    openWire: board => socketWire({ clock: browserClock, chance, board }),
    chance,
    newId: () => idFrom(crypto.getRandomValues(new Uint8Array(idBytes))),
    nextFrame: run => {
      // A hidden page gets no frames, but its unread count must go on.
      if (document.visibilityState === 'hidden') setTimeout(run, 200)
      else requestAnimationFrame(run)
    },
  }
}

// Chance has its one door in the client in this file.
function chance(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32
}

const root = document.getElementById('app')
if (root === null) throw new Error('the page has no place for the app')
void start(root)
