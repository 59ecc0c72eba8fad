import { environment } from './sections/environment.ts'
import { housing } from './sections/housing.ts'
import { income } from './sections/income.ts'
import { foodAndClothing, infrastructure, water } from './sections/living.ts'
import { records } from './sections/records.ts'
import { education, medical, safetyNet } from './sections/services.ts'
import { assistance, industryAndEmployment } from './sections/support.ts'
import type { ChecklistItem, ConditionName, Section } from './types.ts'

/** The checklist of a household check: the one source of the form and of the demo's submissions. */
export const checklist = {
  id: 'household-check',
  version: '2020030103',
  title: '脱贫质量回头看入户核查表',
  languages: { zh: '中文 (zh-CN)', en: 'English (en)' },
  sections: [
    foodAndClothing, education, medical, housing, water, income, safetyNet, industryAndEmployment, assistance, records,
    environment, infrastructure,
  ],
} as const satisfies { sections: readonly Section[] } & Record<string, unknown>

export const checklistItems: readonly ChecklistItem[] = checklist.sections.flatMap((section) => [...section.items])

/** The condition that all items of a section share, which then stands on the group; null where they differ. */
export function sharedCondition(section: Section): ConditionName | null {
  const first = section.items[0]?.appliesTo ?? null
  return section.items.every((item) => item.appliesTo === first) ? first : null
}
