import { createHash, randomUUID } from 'node:crypto'
import { addDays, dayOf } from '@lookback/core/kernel'
import type { CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import type { Desk } from '../../packages/server/src/indicators/desk.fixture.ts'
import { jpeg } from '../../packages/server/src/evidence/pictures.fixture.ts'
import { takeIn } from '../../packages/server/src/evidence/take-in.ts'
import { actOnNotice, answerObjection, correctMinutes, openNotice, takeObjection, writeMinutes } from '../../packages/server/src/village-meetings/index.ts'
import { minutesOf, topicOf } from '../../packages/server/src/village-meetings/village-meetings.fixture.ts'

/** A village meets, contradicts itself, copies itself, and puts up notices: one with an objection, one whose days are over, one withdrawn. */
export async function meetInVillage(desk: Desk, { application, actors, database }: CheckedCounty): Promise<void> {
  const { pingan, qingxi } = actors
  const today = dayOf(application.clock())
  const content = await jpeg(32, 24)
  const photo = createHash('sha256').update(content).digest('hex')
  await takeIn(application, pingan, { sha256: photo, fileName: '公示.jpg', content })
  const [meeting, objected, over, objection] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  const told = minutesOf(today, { topics: [topicOf(22), topicOf(22, { title: '研究修路', resolution: '同意修建三组到四组的入户路' }), topicOf(22, { title: '研究饮水', resolution: '同意把二组的水管换掉' })] })
  await writeMinutes(application, pingan, { id: meeting, told: { ...told, present: 21 } })
  await correctMinutes(application, pingan, meeting, { id: randomUUID(), told, reason: '写少了一人' })
  await writeMinutes(application, pingan, { id: randomUUID(), told })
  const from = (id: string, topic: number) => openNotice(application, pingan, meeting, { id, topic, place: '公开栏', from: today }, 'zh-CN')
  await from(objected, 1)
  await takeObjection(application, qingxi, objected, { id: objection, day: today, text: '不公平', objector: { name: '杨有意见', phone: '' } })
  await answerObjection(application, pingan, objection, { id: randomUUID(), answer: { text: '已经说明', isUpheld: false } })
  await takeObjection(application, qingxi, objected, { id: randomUUID(), day: today, text: '还有意见', objector: { name: '杨又有意见', phone: '' } })
  const withdrawn = randomUUID()
  await from(withdrawn, 2)
  await actOnNotice(application, pingan, withdrawn, { id: randomUUID(), action: { act: 'withdraw', reason: '贴错了' } })
  await from(over, 3)
  await actOnNotice(application, pingan, over, { id: randomUUID(), action: { act: 'photograph', photos: [photo] } })
  await database.updateTable('village_notice').set({ from_day: addDays(today, -10), to_day: addDays(today, -6) }).where('id', '=', over).execute()
  await desk.done('qingxi', 'POST', `/api/village-meetings/${meeting}/remarks`, { id: randomUUID(), text: '请补照片' })
  await desk.done('qingxi', 'POST', `/api/village-objections/${objection}/objector`, { id: randomUUID() })
  for (const path of [`/api/village-meetings/${meeting}/minutes.docx`, '/api/village-meetings.xlsx']) await desk.ask('office', 'GET', path)
}
