import { createHash } from 'node:crypto'
import { identifierNamed } from '@lookback/core/kernel'
import { takeIn } from '../evidence/index.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { actOnNotice } from '../village-meetings/index.ts'
import { noticeBoard } from './notice-board.ts'

/** A notice as it hangs, photographed by whoever put it up. */
export async function photographNotice(application: Application, actor: Actor, notice: string, number: number): Promise<void> {
  const content = await noticeBoard(number)
  const photo = createHash('sha256').update(content).digest('hex')
  await takeIn(application, actor, { sha256: photo, fileName: 'notice.jpg', content })
  await actOnNotice(application, actor, notice, { id: identifierNamed('demo notice photographed', notice), action: { act: 'photograph', photos: [photo] } })
}

/** A notice whose days are over is ended. */
export async function endNotice(application: Application, actor: Actor, notice: string): Promise<void> {
  await actOnNotice(application, actor, notice, { id: identifierNamed('demo notice ended', notice), action: { act: 'end' } })
}
