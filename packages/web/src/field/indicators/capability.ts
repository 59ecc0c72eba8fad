import { isFinished } from '@lookback/core/indicators'
import type { FieldCapability } from '../app/capability.ts'

/** What indicators count in the village and is not finished: a road, a clinic, a house. */
export const indicators: FieldCapability = {
  name: 'indicators',
  kinds: { 'object-left': 'field.work.kind.object-left' },
  tasks: async (phone) => (await phone.objects()).filter(({ object }) => !isFinished(object.state)).map(({ object, villageName, pending }) => ({
    id: `object ${object.id}`, kind: 'object-left', name: object.name, village: object.village, villageName, villagerGroup: '', position: null,
    lines: [{ text: object.indicatorName, isHard: false }], dueOn: object.plannedOn, isReturned: false, isPending: pending,
    to: `/objects/${object.id}`, key: { number: object.number, names: [object.name, object.indicatorName], group: '' },
  })),
}
