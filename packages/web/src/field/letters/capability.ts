import { taskStanding } from '@lookback/core/letters'
import { dayOf } from '@lookback/core/kernel'
import { t } from '../../app/i18n.ts'
import type { FieldCapability } from '../app/capability.ts'
import type { LetterLine } from '../sync/phone/phone.ts'

/** Letters lie in no village: they stand together. */
const TOGETHER = 'letters'

/** What a letter waits for: to be signed for, or for an answer; null where nothing is owed. */
export function owedOf({ letter }: LetterLine, today: string): 'letter-to-sign' | 'letter-to-answer' | null {
  if (letter.recipient.state === 'delivered') return 'letter-to-sign'
  return letter.recipient.state === 'signed' && itemsToAnswer(letter, today).length > 0 ? 'letter-to-answer' : null
}

function itemsToAnswer({ items, answers, objections, recipient: { nextOn } }: LetterLine['letter'], today: string) {
  return items.filter(({ id }) => {
    const standing = taskStanding({ answers, objections }, id)
    return standing === 'owed' || (standing === 'deferred' && nextOn <= today)
  })
}

/** Letters that the own unit, or this person by name, has to sign for and to answer. */
export const letters: FieldCapability = {
  name: 'letters',
  kinds: { 'letter-to-sign': 'field.letters.kind.letter-to-sign', 'letter-to-answer': 'field.letters.kind.letter-to-answer' },
  begins: { to: '/letters', title: 'field.letters.title', may: async (phone) => (await phone.letters()).length > 0 },
  tasks: async (phone) => {
    const today = dayOf(phone.now())
    return (await phone.letters()).flatMap((line) => {
      const { letter, pending } = line
      const { letter: id, title, number, recipient, name, answers } = letter
      const kind = owedOf(line, today)
      const left = itemsToAnswer(letter, today)
      return kind === null ? [] : [{
        id: `letter ${id} ${recipient.id}`, kind, name: title, village: TOGETHER, villageName: t('field.letters.title'), villagerGroup: '', position: null,
        lines: left.map(({ text }) => ({ text, isHard: false })), dueOn: recipient.nextOn,
        isReturned: left.some(({ id: item }) => answers.filter((one) => one.item === item).at(-1)?.state === 'returned'), isPending: pending.size > 0,
        to: `/letters/${id}/${recipient.id}`, key: { number, names: [title, name], group: '' },
      }]
    })
  },
}
