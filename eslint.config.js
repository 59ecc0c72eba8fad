import js from '@eslint/js'
import vue from 'eslint-plugin-vue'
import typescript from 'typescript-eslint'
import vueParser from 'vue-eslint-parser'
import { house } from './lint/house.js'

/** Packages depend downwards only; the message says what to do instead. */
const directions = [
  {
    files: ['packages/core/**/*.ts'],
    patterns: [
      { group: ['@lookback/*', '!@lookback/core'], message: 'core holds rules only: move what needs another package to server or web.' },
      { group: ['node:*', 'vue', 'fastify', 'pg', 'kysely'], message: 'core is pure: pass clock, randomness and data in as arguments.' },
    ],
  },
  {
    files: ['packages/stats/**/*.ts', 'packages/xlsform/**/*.ts'],
    patterns: [
      { group: ['@lookback/*'], message: 'stats and xlsform stand alone: pass plain objects in.' },
      { group: ['vue', 'fastify', 'pg', 'kysely'], message: 'stats and xlsform are pure: no framework, no database.' },
    ],
  },
  {
    files: ['packages/web/src/**/*.ts', 'packages/web/src/**/*.vue'],
    patterns: [
      {
        group: ['@lookback/server', '@lookback/server/*', '@lookback/stats', '@lookback/xlsform', '@lookback/demo'],
        message: 'web depends on core only: ask the server through a contract in core/<capability>/contract.ts.',
      },
      { group: ['node:*', 'fastify', 'pg', 'kysely'], message: 'web runs in a browser.' },
    ],
  },
  {
    files: ['demo/**/*.ts'],
    patterns: [
      { group: ['@lookback/server', '@lookback/web'], message: 'demo only generates; the server loads it through its commands.' },
    ],
  },
  {
    files: ['packages/server/**/*.ts'],
    patterns: [
      { group: ['@lookback/web', '@lookback/web/*'], message: 'the server serves the built console as files; share code through core.' },
    ],
  },
]

/** Where folders are capabilities: their imports run down, and go through the index but for what is there for all. */
const rooms = [
  { files: ['packages/core/src/**/*.ts'], open: ['kernel', 'capabilities'], lists: ['capabilities/list.ts'] },
  { files: ['packages/server/src/**/*.ts'], open: ['kit', 'http', 'database', 'command-line'], lists: ['capabilities.ts'] },
  { files: ['packages/web/src/console/**/*.ts', 'packages/web/src/console/**/*.vue'], open: [], lists: [] },
]

const byName = {
  regex: '^(\\.\\./)+(core|stats|xlsform|server|web)/',
  message: 'import another package by its name: @lookback/<package>/<capability>.',
}

/** Parts of the browser that came after the oldest ones that the builds are made for (`build.target`); newer parts of the language do not pass the type check. */
const tooNew = {
  'no-restricted-globals': ['error', { name: 'structuredClone', message: 'Chrome 98: copy by hand.' }],
  'no-restricted-properties': [
    'error',
    { object: 'AbortSignal', property: 'timeout', message: 'Chrome 103: an AbortController and a timer.' },
    { object: 'AbortSignal', property: 'any', message: 'Chrome 116: one AbortController for all.' },
    { object: 'URL', property: 'canParse', message: 'Chrome 120: try new URL().' },
    { object: 'crypto', property: 'randomUUID', message: 'absent on plain http: newIdentifier().' },
  ],
}

const testFiles = ['**/*.test.ts', '**/*.fixture.ts', '**/*.setup.ts', 'tests/**/*.ts', 'packages/*/test/**/*.ts', 'demo/test/**/*.ts']

export default typescript.config(
  { ignores: ['**/dist/**', '**/node_modules/**', 'data/**', '**/*.gen.ts'] },
  js.configs.recommended,
  ...typescript.configs.strictTypeChecked,
  ...vue.configs['flat/recommended'],
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', 'packages/server/src/kit/workbook/*.mjs'] },
        extraFileExtensions: ['.vue'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      eqeqeq: ['error', 'always'],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      // The house has no enums and few classes; each of these two looks through every assignment, and together they took a third of the lint.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Catalogues that every capability adds its own to.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends', allowWithName: '^(CodeLists|Permissions|References|RefusalCodes)$' }],
    },
  },
  {
    files: ['**/*.vue'],
    languageOptions: { parser: vueParser, parserOptions: { parser: typescript.parser } },
    // Line shapes are a formatter's business; what matters is checked by the type checker and the other rules.
    rules: {
      // The type checker knows the names of the browser.
      'no-undef': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/attributes-order': 'off',
    },
  },
  {
    files: ['packages/web/src/**/*.vue'],
    ignores: ['packages/web/src/ui/list/*.vue'],
    rules: { 'vue/no-restricted-html-elements': ['error', { element: 'table', message: 'Every list looks and behaves the same: use ui/list/ListTable.vue.' }] },
  },
  {
    files: ['packages/web/src/**/*.vue'],
    rules: {
      'vue/no-restricted-syntax': ['error', {
        selector: 'VElement > VText:first-child[value=/^ +$/]', message: 'The template drops a space at the beginning of an element: nothing keeps its words off what stands before it.',
      }],
    },
  },
  ...directions.map(({ files, patterns }) => ({
    files,
    ignores: testFiles,
    rules: { 'no-restricted-imports': ['error', { patterns: [...patterns, byName] }] },
  })),
  { files: ['packages/web/src/**/*.ts', 'packages/web/src/**/*.vue', 'packages/core/src/**/*.ts'], ignores: testFiles, rules: tooNew },
  { plugins: { house } },
  { files: ['packages/*/src/**/*.ts', 'packages/*/src/**/*.vue'], ignores: testFiles, rules: { 'house/no-circle': 'error' } },
  ...rooms.map(({ files, open, lists }) => ({
    files,
    ignores: testFiles,
    rules: { 'house/no-circle': ['error', { rooms: true }], 'house/through-index': ['error', { open, lists }] },
  })),
  {
    files: ['packages/server/src/**/*.ts'],
    ignores: [...testFiles, '**/*queries.ts', 'packages/server/src/database/**'],
    rules: { 'house/sql-in-queries': 'error' },
  },
  {
    files: ['packages/server/src/**/*.ts', 'packages/web/src/**/*.ts', 'packages/web/src/**/*.vue'],
    ignores: [...testFiles, '**/words/**', '**/words.ts'],
    rules: { 'house/texts-in-words': 'error' },
  },
  {
    files: testFiles,
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  { files: ['**/*.js'], ...typescript.configs.disableTypeChecked },
)
