import { createAccount, savePeople, savePosts } from '../access/index.ts'
import { saveUnits } from '../places/index.ts'
import { createCounty, nationalCodeLists, saveCodeLists } from '../foundation/index.ts'
import { isStrongPassword } from '@lookback/core/access'
import { parameters } from '@lookback/core/capabilities'
import { ExaminationParameter } from '@lookback/core/overview'
import { RegionCode } from '@lookback/core/places'
import { dayOf, Refusal } from '@lookback/core/kernel'
import { newIdentifier, systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { askForLine, askForPassword } from './ask.ts'
import { print } from './console.ts'
import type { Texts } from './words.ts'
import { withApplication } from './with-application.ts'

interface Options {
  county: string
  name: string
  login: string
  examination?: string
  examinationDay?: string
}

/** The shortest administrator password, checked before anything is made. */
const { passwordLength } = parameters['sign-in'].initial

/**
 * What the county prepares for: as the options say, else as somebody types; null where nobody says.
 * @throws {Refusal} `option-invalid` for half of it, and for what is no day
 */
async function askForExamination({ examination, examinationDay }: Options, texts: Texts): Promise<ExaminationParameter | null> {
  const title = examination ?? (examinationDay === undefined ? await askForLine(texts.askExamination) : null)
  if (title === null && examinationDay === undefined) return null
  const day = examinationDay ?? await askForLine(texts.askExaminationDay)
  const { data, error } = ExaminationParameter.safeParse({ title, day })
  if (data) return data
  const isTitle = error.issues[0]?.path[0] === 'title'
  throw new Refusal('option-invalid', { option: isTitle ? '--examination' : '--examination-day', reason: (isTitle ? title : day) ?? '' })
}

/** `init`: an empty county, its office, and the first administrator, who is also the office's first member. */
export async function initCommand(
  config: Config, options: Options, given: string | null, texts: Texts,
): Promise<void> {
  const { county, name, login } = options
  if (!RegionCode.safeParse(county).success || county.length !== 6) {
    throw new Refusal('option-invalid', { option: '--county', reason: county })
  }
  const password = given ?? (await askForPassword(texts.initialPassword))
  if (!isStrongPassword(password, login, passwordLength)) throw new Refusal('password-weak', { length: passwordLength })
  const examination = await askForExamination(options, texts)
  await withApplication(config, async (application) => {
    await createCounty(application, { code: county, name, isDemo: false, ...(examination && { parameters: { examination } }) })
    await saveCodeLists(application, county, nationalCodeLists(), '2000-01-01', null)
    const person = newIdentifier(systemClock)
    await saveUnits(application, county, [{ code: 'office', name: texts.countyOffice(name), kind: 'office', region: county }], null)
    await savePeople(application, county, [{ id: person, name: login, phone: null }], null)
    const post = {
      person, unit: 'office', region: county, department: null, duty: null, validFrom: dayOf(systemClock()), validTo: null,
    }
    await savePosts(application, county, [
      { ...post, id: newIdentifier(systemClock), role: 'administrator', title: texts.administrator },
      { ...post, id: newIdentifier(systemClock), role: 'county-office', title: texts.officeStaff },
    ], null)
    await createAccount(application, county, { person, loginName: login, password }, null)
    print(texts.initDone(county, login))
  })
}
