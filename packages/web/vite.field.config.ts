import path from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { compress } from './build/compress.ts'
import { phoneManifests, phoneWords } from './build/phone-manifests.ts'
import { precache } from './build/precache.ts'
import { shared, treeshake } from './build/shared.ts'
import { oneFileALanguage } from './build/words.ts'

const root = path.join(import.meta.dirname, 'src/field')
const publicDir = path.join(root, 'public')
const wordsFolders = ['src/app', 'src/field'].map((folder) => path.join(import.meta.dirname, folder))
/** The field's own words come with what needs them, after the first page. */
const laterWords = [path.join(import.meta.dirname, '../core/src')]
const WORKER = 'service-worker.js'

/** The phone application: a build of its own, so that a phone fetches and keeps nothing of the console. */
export default defineConfig({
  ...shared,
  root,
  publicDir,
  base: '/field/',
  plugins: [oneFileALanguage(wordsFolders, laterWords), phoneManifests, phoneWords, vue(), precache(WORKER, publicDir), compress],
  build: {
    outDir: path.join(import.meta.dirname, 'dist/field'),
    emptyOutDir: true,
    // The form engine needs WebAssembly under a content security policy, which came with these.
    target: ['chrome97', 'edge97', 'firefox102', 'safari16'],
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1700,
    rolldownOptions: {
      treeshake,
      // The form engine's WebAssembly loader holds an `eval` that is never reached; the content security policy forbids it.
      checks: { eval: false },
      input: { index: path.join(root, 'index.html'), worker: path.join(root, 'pwa/service-worker.ts') },
      output: { entryFileNames: ({ name }) => (name === 'worker' ? WORKER : 'assets/[name]-[hash].js') },
    },
  },
})
