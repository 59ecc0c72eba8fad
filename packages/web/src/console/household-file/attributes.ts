import type { Household } from '@lookback/core/register'
import { columns } from '@lookback/core/register'
import { useFormat } from '../../app/format.ts'
import { t } from '../../app/i18n.ts'
import { useVocabulary } from '../register/index.ts'

type Attributes = Household['attributes']

/** The further columns of a household or a member as names and words, in the order of the national export. */
export function useAttributes() {
  const { number } = useFormat()
  const { codeLabel } = useVocabulary()

  function text(key: string, value: Attributes[string]): string {
    const type = columns.find((column) => column.key === key)?.type
    if (typeof value === 'boolean') return t(value ? 'register.yes' : 'register.no')
    // A year is no amount: it is told without separators.
    if (typeof value === 'number') return key.endsWith('Year') ? String(value) : number(value)
    const values = Array.isArray(value) ? value : [value]
    const words = type?.kind === 'code' || type?.kind === 'codes'
      ? values.map((code) => codeLabel(type.list, code)) : values
    return words.join(t('app.listSeparator'))
  }

  function facts(of: 'household' | 'member', attributes: Attributes, without: readonly string[] = []) {
    return columns.flatMap(({ key, of: subject, as }) => {
      const value = attributes[key]
      if (subject !== of || as !== 'attribute' || value === undefined || without.includes(key)) return []
      return [{ key, name: t(`register.attribute.${key}`), text: text(key, value) }]
    })
  }

  /** One attribute in words; a dash where it is not known. */
  function word(attributes: Attributes, ...keys: string[]): string {
    const words = keys.flatMap((key) => (attributes[key] === undefined ? [] : [text(key, attributes[key])]))
    return words.join(t('app.listSeparator')) || t('app.none')
  }

  return { facts, word }
}
