import { readFile } from 'node:fs/promises'
import { convert } from '@lookback/xlsform'
import { readXlsx } from '@lookback/xlsform/read'
import { peakMemory } from './memory.ts'
import { answer } from './process.ts'

/** Reads a workbook and compiles it, once. */
const [file = ''] = process.argv.slice(2)
const memoryBefore = await peakMemory('self')
const bytes = await readFile(file)
const start = process.cpuUsage()
const sheets = await readXlsx(bytes)
const { xform } = convert(sheets)
const { user, system } = process.cpuUsage(start)
answer({ taken: (user + system) / 1_000, characters: xform.length, memory: await peakMemory('self'), memoryBefore })
