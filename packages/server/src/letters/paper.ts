import { readFile } from 'node:fs/promises'
import type { Addressed, LetterItem } from '@lookback/core/letters'
import { letterWords } from '@lookback/core/letters'
import type { Day } from '@lookback/core/kernel'
import { fillTemplate } from '../reports/index.ts'
import type { StoredLetter } from './letters.queries.ts'

const shippedTemplate = new URL('../../data/letter-template.docx', import.meta.url)

/** A letter as it stands on paper. */
type OnPaper = Pick<StoredLetter, 'kindName' | 'number' | 'title' | 'body' | 'contact' | 'issuedOn' | 'rules'> & { issuerName: string }
type Named = Pick<Addressed, 'role' | 'dueOn' | 'items' | 'askedAs'> & { name: string }

/**
 * The paper of a letter (.docx): to whom it goes, what it says, who answers by when, and what is asked.
 * @param items those that stand on it: the copy of one recipient has its own
 */
export async function paperOf(letter: OnPaper, recipients: readonly Named[], items: readonly LetterItem[]): Promise<Buffer> {
  const { tags, role, everybody } = letterWords
  const names = new Map(recipients.map(({ askedAs, name }) => [askedAs, name]))
  return fillTemplate(await readFile(shippedTemplate), {
    [tags.kind]: letter.kindName, [tags.number]: letter.number, [tags.title]: letter.title, [tags.issuer]: letter.issuerName,
    [tags.body]: letter.body.split('\n').map((paragraph) => ({ [tags.paragraph]: paragraph })),
    [tags.contactLine]: letter.contact === '' ? [] : [{ [tags.contact]: letter.contact }],
    [tags.date]: dayText(letter.issuedOn), [tags.count]: String(items.length),
    [tags.objection]: String(letter.rules.objectionDays), [tags.sendBack]: String(letter.rules.returnDays),
    [tags.addressees]: recipients.map(({ name }) => name).join('、'),
    [tags.deadlines]: recipients.map((one) => ({
      [tags.name]: one.name, [tags.role]: role[one.role], [tags.dueOn]: dayText(one.dueOn), [tags.count]: String(one.items),
    })),
    [tags.items]: items.map((item, index) => ({
      [tags.ordinal]: String(index + 1), [tags.text]: item.text,
      [tags.who]: item.recipients === null ? everybody : item.recipients.flatMap((id) => names.get(id) ?? []).join('、'),
    })),
  })
}

function dayText(day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return letterWords.date.replace('{year}', year).replace('{month}', String(Number(month))).replace('{day}', String(Number(date)))
}
