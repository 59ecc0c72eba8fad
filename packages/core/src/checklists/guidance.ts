import { z } from 'zod'
import { columnLetters } from '../kernel/cell.ts'
import type { CatalogueProblem } from './catalogue.ts'
import { surveyColumns } from './headings.ts'
import { isKnownTerm } from './known.ts'
import { noteField } from './submission.ts'

/** What a form may say of a question beside what XLSForm knows of it: a phone of ours offers it, any other client asks as ever. */
export const Guidance = z.object({
  /** The check item that the question decides; null where it decides none. */
  item: z.string().nullable(),
  /** The answer that says that all is well: a choice or a number, or `${question}` for as many as that. */
  good: z.string().nullable(),
  /** Where the answer may be known from, the best first (`known.ts`). */
  known: z.array(z.string()),
})
export type Guidance = z.infer<typeof Guidance>

/** By the name of the question; those of which nothing is said are left out. */
export const FormGuidance = z.record(z.string(), Guidance)
export type FormGuidance = z.infer<typeof FormGuidance>

/**
 * Reads the columns `good` and `known` of a checklist, both of which may be missing. A question decides the check item that
 * follows it in its group.
 * @param survey rows of cell texts, the headings first
 */
export function readGuidance(survey: readonly (readonly string[])[]): { guidance: FormGuidance; problems: CatalogueProblem[] } {
  const headings = surveyColumns(survey[0] ?? [])
  const cell = (row: readonly string[], column: string) => row[headings.indexOf(column)]?.trim() ?? ''
  const guidance: FormGuidance = {}
  const problems: CatalogueProblem[] = []
  let waiting: string[] = []
  let lastItem = ''
  survey.slice(1).forEach((row, index) => {
    const name = cell(row, 'name')
    if (/^(begin|end)[ _]/i.test(cell(row, 'type'))) waiting = []
    else if (cell(row, 'dimension') !== '') {
      for (const question of waiting) Object.assign(guidance[question] ?? {}, { item: name })
      waiting = []
      lastItem = name
    } else if (name !== '' && name !== noteField(lastItem)) {
      const known = cell(row, 'known').split(',').map((term) => term.trim()).filter(Boolean)
      guidance[name] = { item: null, good: cell(row, 'good') || null, known }
      waiting.push(name)
      for (const value of known.filter((term) => !isKnownTerm(term))) {
        const place = headings.indexOf('known') + 1
        problems.push({ code: 'known-unknown', row: index + 2, column: 'known', cell: `${columnLetters(place)}${index + 2}`, value })
      }
    }
  })
  const told = Object.entries(guidance).filter(([, { item, good, known }]) => item !== null || good !== null || known.length > 0)
  return { guidance: Object.fromEntries(told), problems }
}
