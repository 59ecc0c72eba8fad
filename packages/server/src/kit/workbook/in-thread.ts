import { Worker } from 'node:worker_threads'
import { Refusal } from '@lookback/core/kernel'
import type { RefusalCode, RefusalDetails } from '@lookback/core/kernel'
import type { WorkbookLimits } from './limits.ts'
import { workbookLimits } from './limits.ts'
import { ReadingTime } from './reading-time.ts'

/** Each module has its own messages; both of its sides are our code and know which. */
export interface ThreadMessage {
  kind: string
}

/** How a thread tells that it refuses; an error of its own would lose its code on the way. */
export interface RefusedMessage extends ThreadMessage {
  kind: 'refused'
  code: RefusalCode
  details: RefusalDetails
}

/**
 * Runs a module that reads a workbook in a thread whose memory and time are bounded: whatever the workbook does to it, the
 * server goes on answering.
 * @param answer what to do with each message; anything but null is the result and ends the thread
 * @throws {Refusal} `workbook-too-large` when memory or time do not suffice, what the thread refuses, what `answer` throws
 */
export async function inThread<Result>(
  module: URL, input: object, answer: (message: ThreadMessage, reply: (value: object) => void) => Promise<Result | null>,
  { memoryMegabytes, readingSeconds }: Pick<WorkbookLimits, 'memoryMegabytes' | 'readingSeconds'> = workbookLimits,
): Promise<Result> {
  const worker = new Worker(new URL('./thread.mjs', import.meta.url), {
    argv: [module.href], workerData: input, execArgv: ['--conditions=source'],
    resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes, maxYoungGenerationSizeMb: 8 },
  })
  const time = new ReadingTime(readingSeconds)
  try {
    return await new Promise<Result>((resolve, reject) => {
      time.whenOver(() => reject(new Refusal('workbook-too-large', { reason: 'time' })))
      worker.on('error', (error: NodeJS.ErrnoException) => {
        const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        reject(outOfMemory ? new Refusal('workbook-too-large', { reason: 'memory' }) : error)
      })
      let answering = Promise.resolve()
      worker.on('message', (message: ThreadMessage) => {
        if (isRefusal(message)) reject(new Refusal(message.code, message.details))
        else {
          time.stop()
          answering = answer(message, (value) => worker.postMessage(value)).then((end) => {
            if (end === null) time.goOn()
            else resolve(end)
          }, reject)
        }
      })
      // The last message may come in the same moment as the end, and is answered first.
      worker.on('exit', (code) => {
        void answering.then(() => reject(new Error(`the thread that reads a workbook ended with ${code}`)))
      })
    })
  } finally {
    time.stop()
    await worker.terminate()
  }
}

function isRefusal(message: ThreadMessage): message is RefusedMessage {
  return message.kind === 'refused'
}
