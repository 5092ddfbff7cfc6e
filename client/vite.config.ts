/** How the page is built: into `dist/client`, nothing inline (the server's CSP allows only files), one chunk a part. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const root = import.meta.dirname

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
      output: {
        codeSplitting: {
          groups: [
            // A language is wanted as a whole: one request instead of one a file.
            { name: moduleId => wordsChunk(moduleId), test: /shared\/words\/\w+\/\w+\.json/ },
          ],
        },
      },
    },
  },
})

function wordsChunk(moduleId: string): string | null {
  const found = /shared\/words\/([\w-]+)\//.exec(moduleId)
  return found === null ? null : `words-${found[1]}`
}
