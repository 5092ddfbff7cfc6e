/** How the page is built: into `dist/client`, nothing inline (the server's CSP allows only files), one chunk a part. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const root = import.meta.dirname
const lib0Types =
  '$ $custom $.$custom $constructedBy $literal $union $instanceOf $record $object $array $lambda $tuple $intersect'.split(
    ' ',
  )
/** What every page loads, and what every board loads: in chunks of their own they would be as many requests, and pack worse. */
const everyPage =
  /client\/ui\/(announcer|button|fetched|mark|notice|on-demand|part-header|spinner|tip|ui-words|when-idle)\.|client\/state\/(app-context|format|title-for|use-format|use-reply)\.|client\/words\/load-words\.|client\/screens\/secret-in\.|shared\/words\/words\.ts/
const everyBoard =
  /client\/state\/(board-context|reader-zone|use-board|use-now|use-plan|use-selection|use-warnings|use-wording-language)\.|client\/records\/(committee|editing|undo-hint|use-focus-after|use-go-to|use-talk-about|use-warning-words|wording)\.|client\/ui\/(no-markup|segmented)\.|shared\/agreement\/(roles|standing)\.|shared\/plan\/(edits|freeze|read)\.|shared\/digest\./

export default defineConfig({
  root,
  plugins: [react()],
  server: { fs: { allow: ['..'] } },
  build: {
    outDir: `${root}/../dist/client`,
    emptyOutDir: true,
    target: ['chrome100', 'safari15.4', 'firefox100'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      // lib0 describes types by these calls. Nothing here asks for the descriptions, and they weigh more than its encoder.
      treeshake: { manualPureFunctions: lib0Types },
      output: {
        codeSplitting: {
          groups: [
            // A language is wanted as a whole: one request instead of one a file.
            { name: moduleId => wordsChunk(moduleId), test: /shared\/words\/\w+\/\w+\.json/ },
            { name: 'icons', test: /lucide-react/, minShareCount: 2 },
            { name: 'base', test: everyPage },
            { name: 'every-board', test: everyBoard },
          ],
        },
      },
    },
  },
})

/** The areas of words that `client/words/load-words.ts` brings late. */
const lateAreas =
  /\/(people|invite|account|privacy|guest|authors|exporting|calendar|importing|letters|frozen|agreement|programme|tasks|budget|texts|verify)\.json/

function wordsChunk(moduleId: string): string | null {
  const found = /shared\/words\/([\w-]+)\//.exec(moduleId)
  if (found === null) return null
  return lateAreas.test(moduleId) ? `words-${found[1]}-late` : `words-${found[1]}`
}
