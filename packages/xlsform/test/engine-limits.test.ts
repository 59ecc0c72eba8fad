import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { convert } from '../src/index.ts'
import { OpenForm } from './support/engine.ts'
import { sheetsOf } from './support/markdown.ts'

/** What `@getodk/xforms-engine` makes of the constructs it does not support: the forms open, the construct is inert. */
async function openGolden(name: string): Promise<OpenForm> {
  const markdown = readFileSync(join(import.meta.dirname, 'golden', `${name}.md`), 'utf8')
  return OpenForm.open(convert(sheetsOf(markdown), { formId: name }).xform)
}

test('search() and its file are not read: the row that names the columns is offered as a choice', async () => {
  const form = await openGolden('search')
  expect(form.choices('/data/fruit')).toEqual(['name_key=name_column'])
})

test('itemsets.csv is not read: select_one_external is a plain text question', async () => {
  const form = await openGolden('select-external')
  expect(form.node('/data/county').nodeType).toBe('input')
})

test('tags of OpenStreetMap are not asked for: an osm question takes any file', async () => {
  const form = await openGolden('osm')
  expect(form.node('/data/building').nodeType).toBe('upload')
})

test('neither sound nor an audit log is recorded, and devices and their users are not named', async () => {
  const form = await openGolden('metadata')
  form.answer('/data/q', 'x')
  for (const path of ['/data/sound', '/data/meta/audit', '/data/deviceid', '/data/username']) {
    expect(await form.value(path), path).toBe('')
  }
  expect(await form.value('/data/first')).toBe('27.0 109.0 0.0 0.0')
})

test('a position is taken when the form opens, but not when a question changes', async () => {
  const form = await openGolden('defaults')
  form.answer('/data/plain', 'changed')
  expect(await form.value('/data/where')).toBe('')
})

test('there is no record saved before: its answers read as empty', async () => {
  const form = await openGolden('external-data')
  expect(await form.value('/data/before')).toBe('')
})

test('lists are not found from a record in a namespace of its own', async () => {
  const form = await OpenForm.open(convert(sheetsOf(`
## survey
| type | name | label |
| select_one l | a | A |
## choices
| list_name | name | label |
| l | x | X |
## settings
| form_id | instance_xmlns |
| f | http://example.org/instance |
`)).xform)
  expect(form.choices('/data/a')).toEqual([])
})

test('shapes for the map and labels for the ticks are not exposed', async () => {
  const [map, range] = [await openGolden('reference-geometry'), await openGolden('range-labels')]
  for (const node of [map.node('/data/a'), range.node('/data/r')]) {
    const { valueOptions } = node.currentState as { readonly valueOptions?: unknown }
    expect(valueOptions).toEqual(null)
  }
})

test('an encrypted form is not encrypted: its record is left plain, the key beside it', async () => {
  const form = await openGolden('settings')
  form.answer('/visit/a', 'secret')
  expect(await form.submission()).toContain('<a>secret</a>')
})
