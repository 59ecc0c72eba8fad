import path from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { compress } from './build/compress.ts'
import { shared, treeshake } from './build/shared.ts'
import { oneFileALanguage } from './build/words.ts'

const wordsFolders = ['../core/src', 'src/app', 'src/console'].map((folder) => path.join(import.meta.dirname, folder))

/** The console. */
export default defineConfig({
  ...shared,
  root: import.meta.dirname,
  plugins: [oneFileALanguage(wordsFolders), vue(), compress],
  build: {
    // County offices keep older Chromium shells (360, Edge) in use.
    target: ['chrome95', 'edge95', 'firefox93', 'safari15.4'],
    modulePreload: { polyfill: false },
    rolldownOptions: { treeshake },
  },
})
