import { t } from '../../app/i18n.ts'
import type { FieldCapability } from '../app/capability.ts'

/** What in the register does not fit together, and the village was asked to look at. */
export const doubts: FieldCapability = {
  name: 'doubts',
  kinds: { 'doubt-to-check': 'field.work.kind.doubt-to-check' },
  tasks: async (phone) => (await phone.doubts()).filter(({ pending }) => !pending).map(({ doubt, villageName }) => ({
    id: `doubt ${doubt.id}`, kind: 'doubt-to-check', name: doubt.memberName ?? doubt.headName, village: doubt.village, villageName, villagerGroup: '', position: null,
    lines: [{ text: t(`term.doubt.${doubt.rule}`, doubt.details), isHard: false }], dueOn: doubt.dueOn, isReturned: false, isPending: false,
    to: `/doubts/${doubt.id}`,
    key: { number: doubt.number, names: [doubt.headName, doubt.memberName ?? '', t(`term.doubtRule.${doubt.rule}`)], group: '' },
  })),
}
