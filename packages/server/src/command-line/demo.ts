import { demoAccounts, demoPassword, listCounties } from '../access/index.ts'
import type { Application } from '../kit/application.ts'
import { clearHalfMadeDemo, createDemoCounty } from '../demo/index.ts'
import { endLine, print, runningLine, say } from './console.ts'
import type { Texts } from './words.ts'

/** Creates the demo county where there is no county yet, and anew where its making was cut off. */
export async function showMissingDemo(application: Application, texts: Texts): Promise<void> {
  if (await clearHalfMadeDemo(application.database)) say(texts.demoCutOff)
  if ((await listCounties(application.database)).length === 0) await showDemoCreation(application, texts)
}

/** `demo`: creates the demo county, beside other counties if there are any. */
export async function demoCommand(application: Application, texts: Texts): Promise<void> {
  if (await clearHalfMadeDemo(application.database)) say(texts.demoCutOff)
  await showDemoCreation(application, texts)
}

async function showDemoCreation(application: Application, texts: Texts): Promise<void> {
  say(texts.demoStarting)
  const started = performance.now()
  const line = runningLine()
  await createDemoCounty(application, (step, done, total) => line(texts.stepDone(texts.steps[step], done, total)))
  endLine()
  say(texts.demoDone(Math.round((performance.now() - started) / 1_000)))
}

/** Prints who there is to sign in as, where there is a demo county. */
export async function showDemoAccounts(application: Application, texts: Texts): Promise<void> {
  const demo = (await listCounties(application.database)).find((county) => county.isDemo)
  if (!demo) return
  print(`${texts.accounts}${demoPassword}）`)
  for (const account of await demoAccounts(application.database, demo.code)) {
    print(texts.accountLine(account.loginName, `${account.title} ${account.name}`))
  }
}
