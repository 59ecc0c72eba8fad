import { fork } from 'node:child_process'
import { once } from 'node:events'
import { projectFolder } from '../packages/server/src/config.ts'

/**
 * Runs one of the `*.process.ts` files in a process of its own, so that its memory is its own.
 * @returns what it sent before it ended
 * @throws {Error} when it ended otherwise
 */
export async function runProcess(file: URL, parameters: readonly string[]): Promise<unknown> {
  const child = fork(file, parameters, {
    cwd: projectFolder, execArgv: ['--conditions=source', '--import', 'tsx'],
  })
  const answers: unknown[] = []
  child.on('message', (answer) => answers.push(answer))
  const [code] = await once(child, 'exit') as [number | null]
  if (code !== 0 || answers.length === 0) throw new Error(`${file.pathname} ended with ${code}`)
  return answers[0]
}

/** For such a process: hands the answer over and ends. */
export function answer(value: object): void {
  process.send?.(value, () => process.disconnect())
}
