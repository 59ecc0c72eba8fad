import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Sheets } from '@lookback/xlsform'
import { writeXlsx } from 'hucre/xlsx'
import { z } from 'zod'
import { largeForm } from '../packages/xlsform/test/support/large-form.ts'
import { nestedRepeats } from '../packages/xlsform/test/support/nested-repeats.ts'
import { richForm } from '../packages/xlsform/test/support/rich-form.ts'
import type { Figure, Measurement } from './measurement.ts'
import { below, count, megabytes, scaled, seconds, told } from './measurement.ts'
import { runProcess } from './process.ts'

const SIZES = [500, 5_000, 20_000]
const RICH = 20_000
const NESTED = 400
const LARGEST_MEGABYTES = 400

const Answer = z.object({ taken: z.number(), characters: z.number(), memory: z.number(), memoryBefore: z.number() })

/** Workbooks read and compiled by a process that does nothing else, each once and in a process of its own. */
export const compiler: Measurement = {
  name: 'compiler',
  run: async (scale) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-compiler-'))
    try {
      const figures: Figure[] = []
      for (const size of SIZES.map((full) => scaled(full, scale))) {
        figures.push(...await compiled(folder, `${size.toLocaleString('en-US')} questions`, largeForm(size)))
      }
      const rich = scaled(RICH, scale)
      figures.push(...await compiled(folder, `${rich.toLocaleString('en-US')} questions with every column filled`, richForm(rich)))
      const repeats = scaled(NESTED, scale)
      figures.push(...await compiled(folder, `${repeats} repeats, 40 inside one another`, nestedRepeats(repeats)))
      return figures
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function compiled(folder: string, what: string, form: Sheets): Promise<Figure[]> {
  const file = path.join(folder, 'form.xlsx')
  const sheets = Object.entries(form).map(([name, rows = []]) => ({ name, rows: rows.map((row) => [...row]) }))
  await writeFile(file, await writeXlsx({ sheets }))
  const answer = Answer.parse(await runProcess(new URL('./compiler.process.ts', import.meta.url), [file]))
  return [
    told(`${what}: processor time`, answer.taken / 1_000, seconds),
    below(`${what}: peak memory of the process`, answer.memory, LARGEST_MEGABYTES, megabytes),
    told(`${what}: of which before it began`, answer.memoryBefore, megabytes),
    told(`${what}: characters of the XForm`, answer.characters, count),
  ]
}
