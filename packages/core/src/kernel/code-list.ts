import { z } from 'zod'

/** The lists whose codes records carry, by name. Open: every capability adds its own beside their declaration. */
export interface CodeLists {}
export type CodeListName = keyof CodeLists

/** A name that came from outside; only the list of capabilities knows whether there is such a list. */
export const CodeListName = z.string() as unknown as z.ZodType<CodeListName>

/** What is said of a code list beside its name; its entries are data of the county. */
export interface CodeListDeclaration {
  /** Codes that the rules name: they are neither ended nor called otherwise. */
  fixed?: readonly string[]
  /** Records carry the label: an entry that is carried keeps it. */
  carriesLabel?: boolean
}
export type CodeListDeclarations = Readonly<Record<string, CodeListDeclaration>>

/** One code of a list with its word, as it holds from a day on. */
export const CodeListEntry = z.object({
  list: CodeListName,
  code: z.string().min(1).max(40),
  label: z.string().min(1).max(60),
})
export type CodeListEntry = z.infer<typeof CodeListEntry>
