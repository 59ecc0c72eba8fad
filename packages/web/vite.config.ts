import { gzipSync } from 'node:zlib'
import vue from '@vitejs/plugin-vue'
import type { Plugin } from 'vite'
import { defineConfig } from 'vite'

/** Pages go over slow lines: every text file has its compressed copy beside it, which the server prefers. */
const compress: Plugin = {
  name: 'compress',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      for (const [fileName, file] of Object.entries(bundle)) {
        if (!/\.(js|css|svg|html)$/.test(fileName)) continue
        const source = gzipSync(file.type === 'chunk' ? file.code : file.source, { level: 9 })
        this.emitFile({ type: 'asset', fileName: `${fileName}.gz`, source })
      }
    },
  },
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [vue(), compress],
  define: {
    __VUE_PROD_DEVTOOLS__: false,
    __VUE_I18N_LEGACY_API__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  build: {
    // County offices keep older Chromium shells (360, Edge) in use.
    target: ['chrome95', 'edge95', 'firefox93', 'safari15.4'],
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // The contracts only define schemas: a page carries those that it calls.
      treeshake: { moduleSideEffects: [{ test: /packages\/core\/src\//, sideEffects: false }] },
    },
  },
})
