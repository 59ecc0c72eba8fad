import type { FieldCapability } from '../app/capability.ts'

/** Who is at the post: nobody is told to look, but whoever may can begin at any time. */
export const duty: FieldCapability = {
  name: 'duty',
  kinds: {},
  begins: { to: '/duty', title: 'field.duty.open', may: async (phone) => (await phone.dutyVillages()).length > 0 },
  tasks: async () => [],
}
