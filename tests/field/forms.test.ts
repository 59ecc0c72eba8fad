import '../../packages/xlsform/test/support/dom.ts'
import { readdirSync, readFileSync } from 'node:fs'
import { convert } from '@lookback/xlsform'
import { describe, expect, it } from 'vitest'
import type { FormNode, QuestionNode } from '../../packages/web/src/field/checklists/engine/nodes.ts'
import { allNodes, namedFile, openForm } from '../../packages/web/src/field/checklists/engine/open-form.ts'
import type { OpenForm } from '../../packages/web/src/field/checklists/engine/open-form.ts'
import { screensOf } from '../../packages/web/src/field/checklists/engine/screens.ts'
import { nameOf, shownQuestions } from '../../packages/web/src/field/checklists/engine/tree.ts'
import type { OpenForm as TestForm } from '../../packages/xlsform/test/support/engine.ts'
import { fillIn } from '../../packages/xlsform/test/support/fill.ts'
import { sheetsOf } from '../../packages/xlsform/test/support/markdown.ts'

const golden = new URL('../../packages/xlsform/test/golden/', import.meta.url)
const goldenForms = readdirSync(golden).filter((name) => name.endsWith('.md'))
const filling = { deviceId: 'phone', userName: 'inspector' }
const none = () => false

function xformOf(markdown: string): string {
  return convert(sheetsOf(markdown), { formId: 'form' }).xform
}

function node<Type extends FormNode['nodeType']>(form: OpenForm, name: string, type: Type): Extract<FormNode, { nodeType: Type }> {
  const found = allNodes(form.root).find((one) => nameOf(one) === name && one.nodeType === type)
  if (!found) throw new Error(`no ${type} ${name}`)
  return found as Extract<FormNode, { nodeType: Type }>
}

const withPhoto = xformOf(`## survey
| type | name | label | required | relevant |
| integer | round_ordinal | 轮次 | yes | |
| begin group | house | 住房 | | |
| select_one yes_no | safe | 安全吗 | yes | |
| image | wall | 墙 | | |
| begin repeat | room | 房间 | | |
| text | use | 用途 | | |
| end repeat | | | | |
| end group | | | | |
| begin group | danger | 危房 | | \${safe} = 'no' |
| text | why | 为什么 | | |
| hidden | quiet | | | |
| end group | | | | |
| begin group | sums | 计算 | | |
| hidden | kept | | | |
| end group | | | | |
| begin group | more | 更多 | | |
| begin group | water | 饮水 | | |
| text | source | 水源 | | |
| end group | | | | |
| begin group | road | 道路 | | |
| text | surface | 路面 | | |
| end group | | | | |
| end group | | | | |
## choices
| list_name | name | label |
| yes_no | yes | 是 |
| yes_no | no | 否 |
`)

describe('a form on the phone', () => {
  it.each(goldenForms)('%s: filled in, kept and opened again, it is the same form', async (file) => {
    const xform = xformOf(readFileSync(new URL(file, golden), 'utf8'))
    const form = await openForm({ xform }, filling, { given: {} })
    fillIn({ nodes: () => allNodes(form.root) } as unknown as TestForm)
    for (const one of allNodes(form.root)) {
      if (one.nodeType === 'upload' && one.currentState.relevant) one.setValue(namedFile(`${'a'.repeat(64)}.jpg`))
    }
    const draft = form.draft()
    const again = await openForm({ xform }, filling, { draft })
    expect(again.draft()).toEqual(draft)
    expect(again.root.validationState.violations.map(({ reference }) => reference))
      .toEqual(form.root.validationState.violations.map(({ reference }) => reference))
    expect(shownQuestions(again.root.currentState.children)).toHaveLength(shownQuestions(form.root.currentState.children).length)
  })

  it('keeps photos by name, and a photo taken away stays away after the page was killed', async () => {
    const form = await openForm({ xform: withPhoto }, filling, { given: {} })
    node(form, 'wall', 'upload').setValue(namedFile('wall.jpg'))
    const again = await openForm({ xform: withPhoto }, filling, { draft: form.draft() })
    expect(again.draft().files).toEqual({ '/data/house/wall': 'wall.jpg' })
    node(again, 'wall', 'upload').setValue(null)
    expect(await again.submission()).not.toContain('wall.jpg')
    const last = await openForm({ xform: withPhoto }, filling, { draft: again.draft() })
    expect(last.draft().files).toEqual({})
  })

  it('has a screen for each section that shows something, follows relevance, and leaves out what the task answered', async () => {
    const form = await openForm({ xform: withPhoto }, filling, { given: { round_ordinal: '2' } })
    const titles = () => screensOf(form.root.currentState.children, (one) => nameOf(one) === 'round_ordinal').map(({ title }) => title)
    expect(titles()).toEqual(['住房', '饮水', '道路'])
    node(form, 'safe', 'select').selectValues(['no'])
    expect(titles()).toEqual(['住房', '危房', '饮水', '道路'])
    expect(screensOf(form.root.currentState.children, none)[0]?.title).toBeNull()
    expect(await form.submission()).toContain('<round_ordinal>2</round_ordinal>')
  })

  it('names what is missing, and repeats grow and shrink', async () => {
    const form = await openForm({ xform: withPhoto }, filling, { given: { round_ordinal: '2' } })
    expect(form.root.validationState.violations.map(({ reference }) => reference)).toEqual(['/data/house/safe'])
    const rooms = node(form, 'room', 'repeat-range:uncontrolled')
    rooms.addInstances()
    const uses = () => shownQuestions(form.root.currentState.children).filter((one: QuestionNode) => nameOf(one) === 'use')
    expect(uses()).toHaveLength(2)
    rooms.removeInstances(0)
    expect(uses()).toHaveLength(1)
  })
})
