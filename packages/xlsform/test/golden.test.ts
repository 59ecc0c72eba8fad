import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe as describeProblem, convert } from '../src/index.ts'
import { describe, expect, test } from 'vitest'
import { OpenForm } from './support/engine.ts'
import { fillIn, openQuestions } from './support/fill.ts'
import { sheetsOf } from './support/markdown.ts'

const folder = join(import.meta.dirname, 'golden')
const names = readdirSync(folder).filter(name => name.endsWith('.md')).map(name => name.slice(0, -3))

/** Files that forms ask for. */
const files = {
  'towns.csv': 'name,label\na,Town A\nb,Town B\n',
  'villages.csv': 'code,title,town\na1,Village 1,a\n',
  'crops.xml': '<root><item><name>rice</name><label>Rice</label></item></root>',
  'wells.geojson': '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":'
    + '[109,27]},"properties":{"id":"w1","title":"Well 1"}}]}',
  'people.csv': 'id,name,age\n1,Zhang,40\n',
  'prices.xml': '<root><item><name>1</name><price>3</price></item></root>',
  'fruits.csv': 'key,name\n1,Pear\n',
  'trees.csv': 'name,label,__version,__trunkVersion,__branchId\nt1,Tree,1,1,b\n',
  'names.csv': 'key,name\nx,Xu\n',
  'roads.geojson': '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"LineString",'
    + '"coordinates":[[109,27],[110,27]]},"properties":{"id":"r1","title":"Road 1"}}]}',
}

describe.each(names)('%s', name => {
  const result = convert(sheetsOf(readFileSync(join(folder, `${name}.md`), 'utf8')), { formId: name })

  test('compiles to what it always compiled to', async () => {
    await expect(result.xform).toMatchFileSnapshot(join(folder, `${name}.xml`))
    const report = [
      `files: ${result.files.join(' ')}`, `languages: ${result.languages.join(', ')}`,
      ...result.itemsets === undefined ? [] : ['itemsets.csv:', result.itemsets.trimEnd()],
      ...result.warnings.map(describeProblem),
    ]
    await expect(`${report.join('\n')}\n`).toMatchFileSnapshot(join(folder, `${name}.txt`))
  })

  test('opens in the engine of ODK and can be filled in', async () => {
    const form = await OpenForm.open(result.xform, files)
    const answered = fillIn(form)
    expect(answered).toMatchSnapshot()
    expect(openQuestions(form).filter(path => !answered.includes(path))).toEqual([])
    const document = new DOMParser().parseFromString(await form.submission(), 'application/xml')
    expect(document.documentElement.getAttribute('id')).toBe(result.formId)
  })
})
