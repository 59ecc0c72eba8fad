import type { Problems } from '../problems.ts'
import { generated, yesNo, type Cell } from '../sheets/cells.ts'
import { cellsUnder, textsUnder, type Row } from '../sheets/table.ts'
import type { Item } from './items.ts'

/** Bind attributes that are expressions; `yes` and `no` in them mean `true()` and `false()`. */
export const expressionAttributes: ReadonlySet<string> = new Set([
  'relevant', 'required', 'readonly', 'constraint', 'calculate',
])

type Content = Pick<Item, 'label' | 'hint' | 'guidance' | 'media' | 'messages' | 'instance'> & {
  bind: Map<string, Cell>
  control: Map<string, Cell>
}

/** What any row of the survey sheet may say, whether question, group or repeat. */
export function readContent(row: Row, problems: Problems): Content {
  const label = row.texts.get('label')
  const hint = row.texts.get('hint')
  const guidance = row.texts.get('guidance_hint')
  const content: Content = {
    media: textsUnder(row, 'media'),
    messages: textsUnder(row, 'bind'),
    bind: readBind(row),
    control: cellsUnder(row, 'control'),
    instance: cellsUnder(row, 'instance'),
    ...(label && { label }),
    ...(hint && { hint }),
    ...(guidance && { guidance }),
  }
  warnOfUselessMessages(content, problems)
  const bigImage = content.media.get('big-image')?.values().next().value
  if (bigImage !== undefined && !content.media.has('image')) problems.error(bigImage.place, 'big-image-alone')
  return content
}

function readBind(row: Row): Map<string, Cell> {
  const bind = cellsUnder(row, 'bind')
  for (const attribute of expressionAttributes) {
    const cell = bind.get(attribute)
    const value = cell === undefined ? undefined : yesNo(cell.text)
    if (cell !== undefined && value !== undefined) bind.set(attribute, generated(`${String(value)}()`, cell.place))
  }
  return bind
}

function warnOfUselessMessages(content: Content, problems: Problems): void {
  for (const [attribute, needed, column] of [
    ['jr:constraintMsg', 'constraint', 'constraint'], ['jr:requiredMsg', 'required', 'required'],
  ] as const) {
    const message = content.messages.get(attribute)?.values().next().value
    if (message !== undefined && !content.bind.has(needed)) problems.warn(message.place, 'message-useless', { column })
  }
}
