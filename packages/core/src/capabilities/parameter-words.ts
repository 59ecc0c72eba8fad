import type { Capability } from '../kernel/capability.ts'
import type { ParameterWords } from '../kernel/parameter.ts'
import type { Locale } from '../kernel/words.ts'
import { capabilities } from './list.ts'

/** Loads what the county's parameters and code lists are called and do, in one language. */
export async function loadParameterWords(locale: Locale): Promise<ParameterWords> {
  const loaded = await Promise.all((capabilities as readonly Capability[]).flatMap(({ parameterWords }) => parameterWords?.[locale]() ?? []))
  return {
    parameters: Object.assign({}, ...loaded.map(({ words }) => words.parameters)) as ParameterWords['parameters'],
    codeLists: Object.assign({}, ...loaded.map(({ words }) => words.codeLists)) as ParameterWords['codeLists'],
  }
}
