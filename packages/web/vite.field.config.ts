import path from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { compress } from './build/compress.ts'
import { firstPage } from './build/first-page.ts'
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
/** Whoever opens the application for the first time signs in; Chinese is what it opens in. */
const opensWith = ['/access/SignInPage.vue', 'virtual:words-zh-CN']

/** The phone application: a build of its own, so that a phone fetches and keeps nothing of the console. */
export default defineConfig({
  ...shared,
  root,
  publicDir,
  base: '/field/',
  plugins: [oneFileALanguage(wordsFolders, laterWords), phoneManifests, phoneWords, vue(), firstPage(opensWith), precache(WORKER, publicDir), compress],
  build: {
    outDir: path.join(import.meta.dirname, 'dist/field'),
    emptyOutDir: true,
    // The form engine needs WebAssembly under a content security policy, which came with Chrome 97 and these others. For Chrome 97, which
    // redefines a read-only static field wrongly, every private field of a class would be a WeakMap, which is slow: so one version more.
    target: ['chrome98', 'edge98', 'firefox102', 'safari16'],
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1700,
    rolldownOptions: {
      treeshake,
      // The form engine's WebAssembly loader holds an `eval` that is never reached; the content security policy forbids it.
      checks: { eval: false },
      input: { index: path.join(root, 'index.html'), worker: path.join(root, 'pwa/service-worker.ts') },
      output: {
        entryFileNames: ({ name }) => (name === 'worker' ? WORKER : 'assets/[name]-[hash].js'),
        // On a slow line a request costs as much as twenty kilobytes: what every page needs is one file, and what the first one needs
        // beside that is another. The worker must be one file, too.
        codeSplitting: {
          groups: [
            { name: 'index', tags: ['$initial'], test: (id) => !/workbox|service-worker/.test(id) },
            { name: 'first', test: /field\/(access\/HeldList|access\/RevokedNotice|ui\/TextEntry|sync\/phone\/failure)|vant\/es\/button\// },
            { name: 'rules', test: /packages\/core\/src\/(?!readings\/)(?!.*\/words\/)|node_modules\/zod\//, minShareCount: 2 },
          ],
        },
      },
    },
  },
})
