import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The gateway serves `dist` and runs only the operations of this build, so their list travels with it. */
function persistedDocuments(): Plugin {
  const fileName = 'persisted-documents.json'
  return {
    name: 'nahtlos-persisted-documents',
    apply: 'build',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName, source: await readFile(here(`src/gql/${fileName}`)) })
    },
  }
}

const gateway = process.env.NAHTLOS_GATEWAY ?? 'http://127.0.0.1:8080'

export default defineConfig({
  root: here('.'),
  plugins: [react(), persistedDocuments()],
  build: {
    outDir: 'dist',
    // The content security policy allows no data: fonts and no inline script, so that nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
  server: { proxy: { '/graphql': gateway, '/config.json': gateway } },
})
