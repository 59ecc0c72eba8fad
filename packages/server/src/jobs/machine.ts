import type { Refusal } from '@lookback/core/kernel'
import { dayOf } from '@lookback/core/kernel'
import { listCounties } from '../access/index.ts'
import { getParameter } from '../database/parameters.ts'
import type { Application } from '../kit/application.ts'
import { diskNotice, diskUsed } from '../kit/disk.ts'
import { clockDoubt } from './clock.ts'

/** What is to be said of the disk before anybody signs in: once, however many counties say that it fills. */
export async function sayOfDisk({ database, clock, filesFolder }: Application): Promise<Refusal[]> {
  const used = await diskUsed(filesFolder)
  const said = await Promise.all((await listCounties(database)).map(async ({ code }) =>
    diskNotice(used, await getParameter(database, code, 'disk', dayOf(clock())))))
  return said.filter((refusal) => refusal !== null).slice(0, 1)
}

/** What is to be said of the machine that serves a county: why the day's work stands still, and that the disk fills. */
export async function machineNotices(application: Application, county: string): Promise<{ refusal: Refusal; urgent: boolean }[]> {
  const { database, clock, filesFolder } = application
  const doubt = await clockDoubt(application, county)
  const limits = await getParameter(database, county, 'disk', dayOf(clock()))
  const used = await diskUsed(filesFolder)
  const disk = diskNotice(used, limits)
  return [
    ...(doubt ? [{ refusal: doubt, urgent: true }] : []),
    ...(disk ? [{ refusal: disk, urgent: used >= limits.urgentFrom }] : []),
  ]
}
