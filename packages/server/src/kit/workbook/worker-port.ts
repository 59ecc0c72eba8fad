import type { MessagePort } from 'node:worker_threads'
import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '@lookback/core/kernel'
import type { RefusedMessage, ThreadMessage } from './in-thread.ts'

/** The thread's side of `inThread`: does the work and tells a refusal as a message. */
export async function workInThread(work: (input: unknown, port: MessagePort) => Promise<void>): Promise<void> {
  if (!parentPort) throw new Error('this module runs in a thread')
  const port = parentPort
  try {
    await work(workerData, port)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const message: RefusedMessage = { kind: 'refused', code: error.code, details: error.details }
    port.postMessage(message)
  }
  port.close()
}

/** Tells something and waits for the answer, of which both sides know the type. */
export function ask<Answer>(port: MessagePort, message: ThreadMessage): Promise<Answer> {
  const answer = new Promise<Answer>((resolve) => port.once('message', resolve))
  port.postMessage(message)
  return answer
}
