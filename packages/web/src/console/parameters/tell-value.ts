import type { FieldWords } from '@lookback/core/kernel'
import type { ValueForm } from '@lookback/core/parameters'
import { useFormat } from '../../app/format.ts'
import { t } from '../../app/i18n.ts'

/** More rows than this are counted and not told one by one. */
const LONGEST_TOLD = 8

type Fielded = Pick<FieldWords, 'fields'>

/** A value in words: each field with its name and unit, long lists of days by their number. */
export function useTellValue() {
  const { number, day } = useFormat()

  function tell(form: ValueForm, words: FieldWords | undefined, value: unknown, label: (code: string) => string): string {
    if (value === null || value === undefined) return '—'
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    switch (form.kind) {
      case 'number':
        return [number(Number(text) / form.shownPer), words?.unit].filter(Boolean).join(' ')
      case 'day':
        return day(text)
      case 'flag':
        return t(value === true ? 'parameters.yes' : 'parameters.no')
      case 'choice':
        return words?.choices?.[text] ?? text
      case 'code':
        return label(text)
      case 'text':
        return text
      case 'several': {
        const values = value as unknown[]
        if (form.of.kind === 'day') return t('parameters.days', { count: values.length })
        return values.map((one) => tell(form.of, words, one, label)).join('、') || '—'
      }
      case 'rows':
        if ((value as object[]).length > LONGEST_TOLD) return t('parameters.rows', { count: (value as object[]).length })
        return (value as object[]).map((row) =>
          Object.entries(form.fields).map(([name, field]) => tell(field, words?.fields?.[name], (row as Record<string, unknown>)[name], label)).join(' ')).join('；') || '—'
      case 'group':
        return Object.values(form.fields).length === 0 ? '—' : lines(form, words ?? {}, value, label).map(({ label: name, text }) => `${name} ${text}`).join('；')
    }
  }

  /** The fields of a value, one a line. */
  function lines(form: ValueForm, words: Fielded, value: unknown, label: (code: string) => string): { label: string; text: string }[] {
    if (form.kind !== 'group' || value === null || value === undefined) return []
    return Object.entries(form.fields).map(([name, field]) => {
      const own = words.fields?.[name]
      return { label: own?.label ?? name, text: tell(field, own, (value as Record<string, unknown>)[name], label) }
    })
  }

  return { tell, lines }
}
