import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { compress } from './build/compress.ts'
import { languageChunks, shared, treeshake } from './build/shared.ts'

/** The console. */
export default defineConfig({
  ...shared,
  root: import.meta.dirname,
  plugins: [vue(), compress],
  build: {
    // County offices keep older Chromium shells (360, Edge) in use.
    target: ['chrome95', 'edge95', 'firefox93', 'safari15.4'],
    modulePreload: { polyfill: false },
    rolldownOptions: { treeshake, output: { codeSplitting: languageChunks } },
  },
})
