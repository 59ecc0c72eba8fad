import { z } from 'zod'
import type { CodeListDeclaration, CodeListName } from '../kernel/code-list.ts'
import { merged } from './merged.ts'

/** Every code list by name, with what is said of it. */
export const codeLists: Readonly<Record<CodeListName, CodeListDeclaration>> = merged('codeLists')

/** A list that some capability declares. */
export const DeclaredCodeList = z.enum(Object.keys(codeLists) as [CodeListName])
