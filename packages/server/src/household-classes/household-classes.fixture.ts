import { createHash, randomUUID } from 'node:crypto'
import type { ClassTold, HouseholdClassRow, HouseholdClassView } from '@lookback/core/household-classes'
import { addDays, dayOf } from '@lookback/core/kernel'
import { jpeg } from '../evidence/pictures.fixture.ts'
import { takeIn } from '../evidence/take-in.ts'
import type { Desk } from '../indicators/desk.fixture.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { actOnNotice, openNotice, writeMinutes } from '../village-meetings/index.ts'
import { minutesOf, topicOf } from '../village-meetings/village-meetings.fixture.ts'

/** Days before today on which the meetings met: long enough for their notices to be over. */
const NOTICED_DAYS = 6

/** A meeting of a village some days ago that decided of households, its notice over and photographed: what it decided stands. */
export async function decideInVillage(application: Application, scribe: Actor, village: string, households: readonly { household: string; decided: string }[]): Promise<{ meeting: string; day: string }> {
  const day = addDays(dayOf(application.clock()), -NOTICED_DAYS)
  const content = await jpeg(32, 24, 15)
  const photo = createHash('sha256').update(content).digest('hex')
  await takeIn(application, scribe, { sha256: photo, fileName: '公示.jpg', content })
  const [meeting, notice] = [randomUUID(), randomUUID()]
  await writeMinutes(application, scribe, { id: meeting, told: minutesOf(day, { village, topics: [topicOf(22, { title: '评议分类', resolution: `逐户评议了分类 ${meeting}`, households: [...households] })] }) })
  await openNotice(application, scribe, meeting, { id: notice, topic: 1, place: '公开栏', from: day }, 'zh-CN')
  await actOnNotice(application, scribe, notice, { id: randomUUID(), action: { act: 'photograph', photos: [photo] } })
  await actOnNotice(application, scribe, notice, { id: randomUUID(), action: { act: 'end' } })
  return { meeting, day }
}

/** Classes of households, as people ask and tell them by HTTP. */
export class ClassDesk {
  readonly desk: Desk

  constructor(desk: Desk) {
    this.desk = desk
  }

  /** Why a class is refused; undefined where it is given. */
  give(name: string, household: string, told: Partial<ClassTold> & Pick<ClassTold, 'day'>, id: string = randomUUID()): Promise<string | undefined> {
    return this.desk.code(name, 'POST', `/api/households/${household}/class`, { id, told: { class: '红色', meeting: null, topic: null, reason: '户主常年卧床，房子没有修完', ...told } })
  }

  close(name: string, household: string, seen: string, id: string = randomUUID()): Promise<string | undefined> {
    return this.desk.code(name, 'POST', `/api/households/${household}/class/closing`, { id, seen, reason: '问题都办结了，县里看过' })
  }

  view(name: string, household: string): Promise<HouseholdClassView> {
    return this.desk.done(name, 'GET', `/api/households/${household}/class`)
  }

  async list(name: string, query = ''): Promise<HouseholdClassRow[]> {
    return (await this.desk.done<{ rows: HouseholdClassRow[] }>(name, 'GET', `/api/household-classes${query}`)).rows
  }

  /** Brings a table of classes: household number, class, day and reason. */
  bring(name: string, rows: readonly (readonly [string, string, string, string])[], dryRun = false) {
    return this.desk.bring(name, 'household-classes', ['户编号', '分类', '分类日期', '分类原因'], rows, dryRun)
  }
}
