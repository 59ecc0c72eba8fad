import { describe, expect, it } from 'vitest'
import { refusalSentence } from '@lookback/core/words'
import { inThread } from './in-thread.ts'
import { inTurn } from './in-turn.ts'
import { workbookLimits } from './limits.ts'
import { ReadingTime } from './reading-time.ts'

describe('what reads workbooks', () => {
  it('is stopped when it takes too long, and that is told in words', async () => {
    const endless = inThread(new URL('../../fixtures/endless.worker.ts', import.meta.url), {}, () => Promise.resolve(null), {
      ...workbookLimits, readingSeconds: 3,
    })
    await expect(endless).rejects.toMatchObject({ code: 'workbook-too-large', details: { reason: 'time' } })
    expect(refusalSentence('workbook-too-large', { reason: 'time' }, 'zh-CN')).toBe('工作簿太大：读取需要的时间太长。')
  })

  it('has its time for reading alone', async () => {
    const time = new ReadingTime(0.05)
    let isOver = false
    const over = new Promise<void>((resolve) => time.whenOver(() => {
      isOver = true
      resolve()
    }))
    time.stop()
    const busyUntil = performance.now() + 100
    while (performance.now() < busyUntil) Math.random()
    await new Promise(setImmediate)
    expect(isOver).toBe(false)
    time.goOn()
    await over
  })

  it('waits for what was sent before in the county, and for no other county', async () => {
    const steps: string[] = []
    const ends = new Map<string, () => void>()
    const work = (county: string, name: string) => inTurn(county, () => new Promise<string>((resolve) => {
      steps.push(`begin ${name}`)
      ends.set(name, () => resolve(name))
    }))
    const [first, second, other] = [work('431999', 'first'), work('431999', 'second'), work('431998', 'other')]
    await Promise.resolve()
    expect(steps).toEqual(['begin first', 'begin other'])
    ends.get('other')?.()
    expect(await other).toBe('other')
    expect(steps).toEqual(['begin first', 'begin other'])
    ends.get('first')?.()
    expect(await first).toBe('first')
    const failing = inTurn('431999', () => Promise.reject(new Error('unreadable')))
    ends.get('second')?.()
    expect(await second).toBe('second')
    await expect(failing).rejects.toThrow('unreadable')
    expect(await inTurn('431999', () => Promise.resolve('after'))).toBe('after')
  })
})
