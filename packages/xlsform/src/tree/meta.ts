import type { Form } from '../form.ts'
import type { Problems } from '../problems.ts'
import { questionTypes, type QuestionType } from '../questions/question-types.ts'
import { generated, type Cell } from '../sheets/cells.ts'
import { addEntities } from './entities.ts'
import { addItem, descendants, type Item } from './items.ts'

/** Adds the meta block: audit, instanceID, instanceName and the entities; undefined if there is none of these. */
export function addMeta(form: Form): Item | undefined {
  const { root, settings, problems } = form
  const meta = addItem(root, 'group', 'meta', root.place, { isMeta: true })
  moveAudit(root, meta, problems)
  const sheet = { sheet: 'settings', row: 2 }
  if (settings.omitInstanceId) {
    const key = settings.cells.get('public_key')
    if (key !== undefined) problems.error(key.place, 'encryption-needs-id')
  } else {
    const preload = settings.cells.get('instance_id') ?? generated('uid', sheet)
    addMetaQuestion(meta, 'instanceID', [['readonly', generated('true()', sheet)], ['jr:preload', preload]])
  }
  const instanceName = settings.cells.get('instance_name')
  if (instanceName !== undefined) addMetaQuestion(meta, 'instanceName', [['calculate', instanceName]])
  addEntities(form, meta)
  if (meta.children.length > 0) return meta
  root.children.pop()
  return undefined
}

function addMetaQuestion(meta: Item, name: string, bind: readonly (readonly [string, Cell])[]): void {
  const type: QuestionType | undefined = questionTypes.get('calculate')
  addItem(meta, 'question', name, bind[0]?.[1].place ?? meta.place, {
    ...(type && { type }), bind: new Map(bind), isMeta: true,
  })
}

/** Audits were read where their rows stand; the one there may be belongs into the meta block, whatever section that was. */
function moveAudit(root: Item, meta: Item, problems: Problems): void {
  const [audit, ...more] = [...descendants(root)].filter(item => item.type?.meta === true)
  if (audit === undefined) return
  for (const { place, name } of more) {
    problems.error(place, 'name-twice', { name, row: String(audit.place.row ?? '') })
  }
  const siblings = audit.parent?.children
  siblings?.splice(siblings.indexOf(audit), 1)
  addItem(meta, 'question', audit.name, audit.place, { ...audit, isMeta: true })
}
