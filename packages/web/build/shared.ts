import type { UserConfig } from 'vite'

/** What the console and the phone application have in common. */
export const shared = {
  define: {
    __VUE_PROD_DEVTOOLS__: false,
  },
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
} as const satisfies UserConfig

/** The contracts only define schemas: a page carries those that it calls. */
export const treeshake = { moduleSideEffects: [{ test: /packages\/core\/src\//, sideEffects: false }] }
