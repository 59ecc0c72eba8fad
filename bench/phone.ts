import { Transformer } from '@napi-rs/image'
import { existsSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { addDays, dayOf } from '@lookback/core/kernel'
import { createRound } from '../packages/server/src/rounds/create-round.ts'
import { jpeg } from '../packages/server/src/evidence/pictures.fixture.ts'
import { launchBrowser } from '../tests/support/browser.ts'
import { applicationOver } from './application.ts'
import { inBulk, insertMembers } from './bulk.ts'
import { createCheckedCounty } from './checked-rounds.ts'
import { closing } from './clean-up.ts'
import { withLookback } from './lookback-server.ts'
import type { Figure, Measurement } from './measurement.ts'
import { below, count, milliseconds, percentile, scaled, seconds, told } from './measurement.ts'
import { SlowPhone } from './slow-phone.ts'
import type { BenchPostgres } from './postgres.ts'
import { runAlone, withConnection, withPostgres } from './postgres.ts'
import { benchCounty } from './register-workbook.ts'

const HOUSEHOLDS = 2_000
/** What a phone carries at most: all of the largest county. */
const LARGE = 20_000
const LARGE_PROBLEMS = 5_000
const TASKS_SOUGHT = ['石山', 'ylx', '0017', '住房', '饮水', '医保']
const LONGEST_UNLOCK_SECONDS = 2
const LONGEST_LIST_SECONDS = 1
const LONGEST_HOUSEHOLD_SECONDS = 0.5
const LONGEST_FORM_SECONDS = 1.5
const LONGEST_COLD_START_SECONDS = 5
const LONGEST_PHOTO_SECONDS = 1
/** Of 12 megapixels, as cameras of phones take them. */
const PHOTO = { width: 4_000, height: 3_000 }
/** A household is looked at before its form is opened. */
const READING_MILLISECONDS = 2_000
const WARM_STARTS = 10
const LONGEST_WARM_START_SECONDS = 3
const LONGEST_KEYSTROKE_MILLISECONDS = 100
const kilobytes = { name: 'kB', digits: 0 }
const built = fileURLToPath(new URL('../packages/web/dist/field/index.html', import.meta.url))

/**
 * The phone application in a browser slowed down like a mid-range phone on a slow line: opened for the first time, fetched,
 * opened again, searched.
 */
export const phone: Measurement = {
  name: 'phone',
  run: (scale) => withPostgres(async (postgres) => {
    if (!existsSync(built)) throw new Error('the application is not built: npm run build')
    const households = scaled(HOUSEHOLDS, scale)
    await createCounty(postgres, households)
    const options = { dataFolder: path.join(postgres.folder, 'data'), databaseUrl: postgres.url('lookback') }
    return withLookback(options, async ({ url }) => {
      const browser = await launchBrowser()
      return closing(() => browser.close(), async () => [
        told('households on the phone, with members, visits and problems', households, count),
        ...await use(await SlowPhone.in(browser, url)),
      ])
    })
  }).then(async (figures) => [...figures, ...await withPostgres((postgres) => measureLarge(postgres, scale))]),
}

/** A phone that carries a whole county, with what its person has to do in it. */
async function measureLarge(postgres: BenchPostgres, scale: number): Promise<Figure[]> {
  const [households, problems] = [scaled(LARGE, scale), scaled(LARGE_PROBLEMS, scale)]
  await createCounty(postgres, households, problems)
  await runAlone(postgres.url('lookback'), everyOneToMend)
  const options = { dataFolder: path.join(postgres.folder, 'data'), databaseUrl: postgres.url('lookback') }
  return withLookback(options, async ({ url }) => {
    const browser = await launchBrowser()
    return closing(() => browser.close(), async () => {
      const phone = await SlowPhone.in(browser, url)
      await phone.prepare('office')
      return [told('on a large phone: households', households, count), told('on a large phone: problems to mend', problems, count), ...await useLarge(phone)]
    })
  })
}

/** Dispatched to the office and not yet mended: each is a task of its phone. */
const everyOneToMend = `update problem set state = 'acknowledged', unit = 'office', dispatched_at = found_at, acknowledged_at = found_at,
  reported_at = null, reported_by = null, reporter_tier = null, closed_at = null, version = 1`

async function useLarge(phone: SlowPhone): Promise<Figure[]> {
  const { pad, list } = await phone.openAgain()
  const keystrokes = await phone.search()
  const first = await phone.openTab('待办')
  const narrowed = await phone.narrow()
  const typed = await phone.search(TASKS_SOUGHT)
  const household = await phone.openHousehold()
  const formAtOnce = await phone.openForm()
  await phone.leaveForm()
  await phone.openHousehold()
  await phone.read(READING_MILLISECONDS)
  const form = await phone.openForm()
  const photo = await phone.takePhoto(await cameraPhoto())
  return [
    below('on a large phone: unlock, from the last digit of the PIN to the list of households', list / 1_000, LONGEST_UNLOCK_SECONDS, seconds),
    told('on a large phone: the same from the moment when the application is opened, without the time of typing', (pad + list) / 1_000, seconds),
    below('on a large phone: search, from the keystroke until the list is shown, p95', percentile(keystrokes, 0.95), LONGEST_KEYSTROKE_MILLISECONDS, milliseconds),
    below('on a large phone: the list of tasks, from the tap', first / 1_000, LONGEST_LIST_SECONDS, seconds),
    below('on a large phone: tasks narrowed by a tap, slowest', Math.max(...narrowed), LONGEST_KEYSTROKE_MILLISECONDS, milliseconds),
    below('on a large phone: tasks found, from the keystroke, p95', percentile(typed, 0.95), LONGEST_KEYSTROKE_MILLISECONDS, milliseconds),
    below('on a large phone: a household, from the tap', household / 1_000, LONGEST_HOUSEHOLD_SECONDS, seconds),
    below('on a large phone: the form, from the tap, once the household has been looked at for two seconds', form / 1_000, LONGEST_FORM_SECONDS, seconds),
    told('on a large phone: the first form, tapped as soon as its household is there', formAtOnce / 1_000, seconds),
    below('a photo of 12 megapixels, from the camera until it is kept and shown', photo / 1_000, LONGEST_PHOTO_SECONDS, seconds),
  ]
}

/** As large as a photo of a house is as a file: noise that is drawn coarsely, since noise of single pixels is larger than any photo. */
async function cameraPhoto(): Promise<Buffer> {
  const coarse = await jpeg(PHOTO.width / 8, PHOTO.height / 8)
  return new Transformer(coarse).resize({ width: PHOTO.width, height: PHOTO.height }).jpeg(90)
}

/** Two rounds that are over, and a third that takes visits today, so that the list says of each household where it stands. */
async function createCounty(postgres: BenchPostgres, households: number, problems?: number): Promise<void> {
  const { rounds: [, later] } = await createCheckedCounty(postgres, 'lookback', { households, ...(problems === undefined ? {} : { problems }) })
  const url = postgres.url('lookback')
  await inBulk(url, insertMembers)
  const today = dayOf(new Date())
  const round = { ...later, id: randomUUID(), ordinal: 3, name: '抽查', startsOn: addDays(today, -1), endsOn: addDays(today, 30), blind: false }
  await withConnection(url, ({ database }) => createRound(applicationOver(database), benchCounty.code, round, [], null, null))
}

async function use(phone: SlowPhone): Promise<Figure[]> {
  const cold = await phone.openFirst()
  const fetched = await phone.signInAndFetch('office')
  const keyDerivation = await phone.keyDerivation()
  const pads: number[] = []
  const lists: number[] = []
  for (let start = 0; start < WARM_STARTS; start += 1) {
    const { pad, list } = await phone.openAgain()
    pads.push(pad)
    // A browser slows only the page down, not the thread of PBKDF2; the page's own scrypt, which is done meanwhile, takes longer and is slowed.
    lists.push(pad + list)
  }
  const keystrokes = await phone.search()
  return [
    below('cold start: until the sign-in can be used', cold.taken / 1_000, LONGEST_COLD_START_SECONDS, seconds),
    told('cold start: bytes until then, compressed', cold.bytes / 1_000, kilobytes),
    told('first fetch: from the PIN until the phone says that it is ready', fetched.taken / 1_000, seconds),
    told('first fetch: bytes of the county’s data, compressed', fetched.bytes / 1_000, kilobytes),
    told('warm start: until the PIN can be typed, p95', percentile(pads, 0.95) / 1_000, seconds),
    told('warm start: of the PIN’s key, what the browser’s own thread does, unslowed', keyDerivation, milliseconds),
    below('warm start: until the list of households is there, without the time of typing, p95', percentile(lists, 0.95) / 1_000,
      LONGEST_WARM_START_SECONDS, seconds),
    told('warm start: the same, p50', percentile(lists, 0.5) / 1_000, seconds),
    told('search: keystrokes', keystrokes.length, count),
    below('search: from the keystroke until the list is shown, p95', percentile(keystrokes, 0.95), LONGEST_KEYSTROKE_MILLISECONDS, milliseconds),
    told('search: the same, p50', percentile(keystrokes, 0.5), milliseconds),
  ]
}
