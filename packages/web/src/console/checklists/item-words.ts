import type { ChecklistItem, ItemPart } from '@lookback/core/checklists'
import { t } from '../../app/i18n.ts'

/** What an item says of one part, in words. */
export function partText(item: ChecklistItem, part: ItemPart): string {
  switch (part) {
    case 'dimension':
      return item.dimensionLabel
    case 'wording':
      return item.wording
    case 'severity':
      return t(`term.severity.${item.severity}`)
    case 'department':
      return item.departmentName
    case 'allowance':
      return t('checklists.allowanceOf', { count: item.allowance, unit: t(`term.allowanceUnit.${item.allowanceUnit}`) })
    case 'evidence': {
      const kinds = item.evidence.map((kind) => t(`term.evidenceKind.${kind}`)).join(t('app.listSeparator')) || t('app.none')
      return item.papers.length === 0 ? kinds : kinds + t('checklists.papers', { names: item.papers.join(t('app.listSeparator')) })
    }
  }
}
