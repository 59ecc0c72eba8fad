import { inThread } from '../kit/workbook/in-thread.ts'
import { inTurn } from '../kit/workbook/in-turn.ts'
import { documentLimits } from '../kit/workbook/limits.ts'
import type { Compile } from './compile-checklist.ts'
import type { CompileInput, CompileMessage } from './compile.worker.ts'

const compiler = new URL('./compile.worker.ts', import.meta.url)

/**
 * Compiles what somebody of a county sends: whatever it makes the compiler do, the server goes on answering.
 * @throws {Refusal} `workbook-too-large`
 */
export function compileInThread(county: string): Compile {
  return async (workbook, known, locale) => {
    const input: CompileInput = { workbook, known, locale }
    const { checked } = await inTurn(county, () =>
      inThread(compiler, input, (message) => Promise.resolve(message as CompileMessage), documentLimits))
    return checked
  }
}
