import { z } from 'zod'

/** What is put right at a person's request; `phone` is the household's. Each is read as the cell of a workbook is. */
export const correctable = ['name', 'sex', 'birthDate', 'documentNumber', 'ethnicity', 'memberPhone', 'phone'] as const
export const Correctable = z.enum(correctable)
export type Correctable = z.infer<typeof Correctable>
