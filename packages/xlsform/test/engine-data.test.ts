import { expect, test } from 'vitest'
import { convert } from '../src/index.ts'
import { OpenForm } from './support/engine.ts'
import { open } from './support/open.ts'

test('choices come from attached csv, xml and geojson', async () => {
  const form = await open(`
## survey
| type | name | label | choice_filter | parameters |
| select_one_from_file towns.csv | town | Town | | value=code label=title |
| select_one_from_file crops.xml | crop | Crop | season = 'wet' | |
| select_multiple_from_file wells.geojson | wells | Wells | | |
`, {
    'towns.csv': 'code,title\na,Town A\nb,Town B\n',
    'crops.xml': '<root><item><name>rice</name><label>Rice</label><season>wet</season></item>'
      + '<item><name>rye</name><label>Rye</label><season>dry</season></item></root>',
    'wells.geojson': '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point",'
      + '"coordinates":[109,27]},"properties":{"id":"w1","title":"Well 1"}}]}',
  })
  expect(form.choices('/data/town')).toEqual(['a=Town A', 'b=Town B'])
  expect(form.choices('/data/crop')).toEqual(['rice=Rice'])
  expect(form.choices('/data/wells')).toEqual(['w1=Well 1'])
})

test('pulldata and instance() look up attached data', async () => {
  const form = await open(`
## survey
| type | name | label | calculation |
| csv-external | people | | |
| text | id | Id | |
| calculate | name | | pulldata('people', 'name', 'id', \${id}) |
| calculate | age | | instance('people')/root/item[id = \${id}]/age |
| note | shown | Age: instance('people')/root/item[id = \${id}]/age! | |
`, { 'people.csv': 'id,name,age\n7,Li,40\n' })
  form.answer('/data/id', '7')
  expect(await form.value('/data/name')).toBe('Li')
  expect(await form.value('/data/age')).toBe('40')
  expect(form.label('/data/shown')).toBe('Age: 40!')
})

test('names may be of any script, rare characters included', async () => {
  const form = await open(`
## survey
| type | name | label | relevant |
| text | 𠮷村 | 𠮷 | |
| text | été | Été | \${𠮷村} = 'x' |
`)
  form.answer('/data/𠮷村', 'x')
  expect(form.isRelevant('/data/été')).toBe(true)
})

test('or_other asks which', async () => {
  const form = await open(`
## survey
| type | name | label |
| select_one l or_other | a | A |
## choices
| list_name | name | label |
| l | x | X |
`)
  expect(form.choices('/data/a')).toEqual(['x=X', 'other=Other'])
  expect(form.isRelevant('/data/a_other')).toBe(false)
  form.answer('/data/a', 'other')
  expect(form.isRelevant('/data/a_other')).toBe(true)
})

test('the name of the record and the names of choices are computed', async () => {
  const form = await open(`
## survey
| type | name | label | calculation |
| select_one l | a | A | |
| calculate | chosen | | jr:choice-name(\${a}, '\${a}') |
## choices
| list_name | name | label |
| l | x | The X |
## settings
| form_id | instance_name |
| f | concat('Record of ', \${a}) |
`)
  form.answer('/data/a', 'x')
  expect(await form.value('/data/chosen')).toBe('The X')
  expect(await form.value('/data/meta/instanceName')).toBe('Record of x')
  expect(await form.value('/data/meta/instanceID')).toMatch(/^uuid:/)
})

test('entities of a repeat are named by their own instance, and those to update carry their version', async () => {
  const form = await open(`
## survey
| type | name | label | save_to |
| csv-external | wells | | |
| text | village | Village | |
| begin repeat | member | Member | |
| text | first | First name | people#first |
| end repeat | | | |
| begin repeat | hole | Hole | |
| text | well | Well | wells#depth |
| end repeat | | | |
## entities
| list_name | label | entity_id | create_if |
| people | concat(\${first}, ' of ', \${village}) | | \${first} != '' |
| wells | | \${well} | |
`, { 'wells.csv': 'name,label,__version,__trunkVersion,__branchId\nw1,Well,4,3,b\nw2,Well,5,3,b\n' })
  form.addInstance('/data/member')
  form.addInstance('/data/hole')
  form.answer('/data/village', 'V')
  form.answer('/data/member[1]/first', 'Li')
  form.answer('/data/member[2]/first', 'Wu')
  form.answer('/data/hole[1]/well', 'w1')
  form.answer('/data/hole[2]/well', 'w2')
  const { documentElement } = new DOMParser().parseFromString(await form.submission(), 'application/xml')
  const entities = [...documentElement.querySelectorAll('entity')].map(entity => [
    entity.textContent, entity.getAttribute('create') ?? '', entity.getAttribute('update') ?? '',
    entity.getAttribute('baseVersion') ?? '', (entity.getAttribute('id') ?? '').replace(/^[\da-f-]{36}$/, 'new'),
  ])
  expect(entities).toEqual([
    ['Li of V', 'true', '', '', 'new'], ['Wu of V', 'true', '', '', 'new'],
    ['', '', '1', '4', 'w1'], ['', '', '1', '5', 'w2'],
  ])
  const ids = [...documentElement.querySelectorAll('entity')].map(entity => entity.getAttribute('id'))
  expect(new Set(ids).size).toBe(4)
})

test('a seed gives the same order every time, in every instance of a repeat its own', async () => {
  const form = await open(`
## survey
| type | name | label | parameters |
| select_one l | fixed | Fixed | randomize=true seed=42 |
| select_one l | again | Again | randomize=true seed=42 |
| begin repeat | r | R | |
| integer | seed | Seed | |
| select_one l | own | Own | randomize=true seed=\${seed} |
| end repeat | | | |
## choices
| list_name | name | label |
${Array.from({ length: 20 }, (_, index) => `| l | c${index} | ${index} |`).join('\n')}
`)
  form.addInstance('/data/r')
  expect(form.choices('/data/again')).toEqual(form.choices('/data/fixed'))
  form.answer('/data/r[1]/seed', '42')
  form.answer('/data/r[2]/seed', '7')
  expect(form.choices('/data/r[1]/own')).toEqual(form.choices('/data/fixed'))
  expect(form.choices('/data/r[2]/own')).not.toEqual(form.choices('/data/fixed'))
  expect([...form.choices('/data/r[2]/own')].sort()).toEqual([...form.choices('/data/fixed')].sort())
})

test('an entity belongs to the repeat whose answers its label and condition refer to', async () => {
  const form = await open(`
## survey
| type | name | label |
| text | farm | Farm |
| begin repeat | tree | Tree |
| text | species | Species |
| end repeat | | |
## entities
| list_name | label | create_if |
| trees | concat(\${farm}, ': ', \${species}) | \${species} != '' |
`)
  form.addInstance('/data/tree')
  form.answer('/data/farm', 'North')
  form.answer('/data/tree[1]/species', 'oak')
  form.answer('/data/tree[2]/species', 'elm')
  const xml = await form.submission()
  expect([...xml.matchAll(/<label>([^<]*)/g)].map(match => match[1])).toEqual(['North: oak', 'North: elm'])
  expect(new Set(xml.match(/\bid="[^"]{36}"/g)).size).toBe(2)
})

test('line breaks in expressions are blanks, those in quotes stay', async () => {
  const sheets = { survey: [
    ['type', 'name', 'label', 'calculation'],
    ['integer', 'a', 'A', ''],
    ['calculate', 'b', '', 'if(${a} > 1,\n "two\nlines",\n \'\')'],
  ] }
  const { xform } = convert(sheets, { formId: 'f' })
  expect(xform).toContain('calculate="if(/data/a &gt; 1,\n &quot;two&#10;lines&quot;,\n \'\')"')
  const form = await OpenForm.open(xform)
  form.answer('/data/a', '2')
  expect(await form.value('/data/b')).toBe('two\nlines')
})

test('the id of the record is what labels and calculations show', async () => {
  const form = await open(`
## survey
| type | name | label | calculation |
| note | n | ID \${instanceID} | |
| calculate | copy | | \${instanceID} |
`)
  expect(await form.value('/data/copy')).toMatch(/^uuid:/)
  expect(form.label('/data/n')).toBe(`ID ${await form.value('/data/meta/instanceID') ?? ''}`)
})

test.each(['0731-8888', '2020-01-01', '1-3', '甲 - 乙'])('the default %s of a text question is what it says', async text => {
  const form = await open(`## survey\n| type | name | label | default |\n| text | a | A | ${text} |`)
  expect(await form.value('/data/a')).toBe(text)
})

test('a historical phone number is asked for, and takes digits only', async () => {
  const form = await open('## survey\n| type | name | label |\n| phone number | a | A |')
  form.answer('/data/a', '0731-8888')
  expect(form.violations().map(violation => violation.split(' ')[0])).toEqual(['/data/a'])
  form.answer('/data/a', '07318888')
  expect(form.violations()).toEqual([])
})
