import path from 'node:path'
import { importsOf, roomOf, sourcesOf, wayBack } from './imports.js'

/** Rules of the house that no published plugin has: each says what to do instead. */

/** Every import of a file within its package, with where it leads. */
function onImports(context, visit) {
  const file = context.filename
  const sources = sourcesOf(file)
  if (!sources) return {}
  const check = (node) => {
    const specifier = node.source?.value
    if (typeof specifier === 'string' && specifier.startsWith('.')) visit(node, sources, path.resolve(path.dirname(file), specifier))
  }
  return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check, ImportExpression: check }
}

const noCircle = {
  meta: {
    type: 'problem',
    messages: {
      files: 'Files import each other in a circle: {{ way }}. Move what both need into a file below them.',
      rooms: 'Folders import each other in a circle: {{ way }}. Arrows run down: move what both need below, or pass it in as an argument.',
    },
    // Whether folders are held to it too.
    schema: [{ type: 'object', properties: { rooms: { type: 'boolean' } }, additionalProperties: false }],
  },
  create: (context) => onImports(context, (node, sources, target) => {
    const { files, rooms } = importsOf(sources)
    const fileWay = wayBack((one) => files.get(one) ?? [], target, context.filename)
    if (fileWay) {
      context.report({ node, messageId: 'files', data: { way: fileWay.map((one) => path.relative(sources, one)).join(' → ') } })
      return
    }
    const [from, to] = [roomOf(sources, context.filename), roomOf(sources, target)]
    const roomWay = from === to || !context.options[0]?.rooms ? null : wayBack((one) => rooms.get(one)?.keys() ?? [], to, from)
    if (roomWay) context.report({ node, messageId: 'rooms', data: { way: roomWay.join(' → ') } })
  }),
}

const namesOf = { type: 'array', items: { type: 'string' } }

const throughIndex = {
  meta: {
    type: 'problem',
    messages: { index: 'Import another capability through its index.ts, and export there what others may use.' },
    // Folders that are there for all; and the lists of capabilities, which read the manifests themselves.
    schema: [{ type: 'object', properties: { open: namesOf, lists: namesOf }, additionalProperties: false }],
  },
  create: (context) => onImports(context, (node, sources, target) => {
    const room = roomOf(sources, target)
    const isElsewhere = room === '..'
    const isOwn = room === roomOf(sources, context.filename)
    const isFile = path.dirname(target) === sources
    const { open = [], lists = [] } = context.options[0] ?? {}
    if (isElsewhere || isOwn || isFile || open.includes(room)) return
    const asked = path.relative(path.join(sources, room), target)
    if (asked === 'capability.ts' && lists.includes(path.relative(sources, context.filename))) return
    if (asked !== 'index.ts') context.report({ node, messageId: 'index' })
  }),
}

const builders = new Set(['selectFrom', 'insertInto', 'updateTable', 'deleteFrom'])

const sqlInQueries = {
  meta: {
    type: 'problem',
    messages: { sql: 'SQL stands in *.queries.ts: put the statement there, under a name that says what it is for.' },
    schema: [],
  },
  create: (context) => ({
    TaggedTemplateExpression: (node) => {
      if (node.tag.type === 'Identifier' && node.tag.name === 'sql') context.report({ node, messageId: 'sql' })
    },
    CallExpression: ({ callee }) => {
      if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && builders.has(callee.property.name)) {
        context.report({ node: callee, messageId: 'sql' })
      }
    },
  }),
}

const chinese = /\p{Script=Han}/u

const textsInWords = {
  meta: {
    type: 'problem',
    messages: { text: 'What people read stands in words/, in both languages.' },
    schema: [],
  },
  create: (context) => {
    const check = (node, text) => {
      if (chinese.test(text)) context.report({ node, messageId: 'text' })
    }
    const inScript = {
      Literal: (node) => typeof node.value === 'string' && check(node, node.value),
      TemplateElement: (node) => check(node, node.value.raw),
    }
    const inTemplate = { VText: (node) => check(node, node.value), VLiteral: (node) => check(node, node.value) }
    return context.sourceCode.parserServices?.defineTemplateBodyVisitor?.({ ...inTemplate, ...inScript }, inScript) ?? inScript
  },
}

export const house = {
  rules: {
    'no-circle': noCircle, 'through-index': throughIndex, 'sql-in-queries': sqlInQueries, 'texts-in-words': textsInWords,
  },
}
