import { noteField, submissionFields } from '@lookback/core/checklists'
import type { DemoCounty } from '@lookback/demo'
import type { Client, Reply } from './http-client.ts'
import { householdNumber } from './register-workbook.ts'

/** One in so many assessed items is a problem, about 3 %. */
const ASSESSED_TO_ONE_PROBLEM = 33

export interface Submission {
  /** From `instanceID`. */
  id: string
  xml: string
}

/**
 * Completed visits of the later round as a phone sends them: those of the demo county, moved to the households of the
 * measurements, each household once, with problems put in.
 */
export function* laterVisits(demo: DemoCounty, atMost: number): Generator<Submission> {
  let household = 0
  let assessed = 0
  for (const event of demo.events()) {
    if (household === atMost) return
    if (event.kind !== 'visit' || event.roundOrdinal !== 2 || !isCompleted(event.xml)) continue
    const xml = event.xml
      .replace(`>${event.householdNumber}<`, `>${householdNumber(household)}<`)
      .replace(/<([A-Z]\d\d)>0<\/\1>/g, (passed, code: string) => {
        assessed += 1
        if (assessed % ASSESSED_TO_ONE_PROBLEM !== 0) return passed
        return `<${code}>1</${code}><${noteField(code)}>现场查看仍未解决</${noteField(code)}>`
      })
    household += 1
    yield { id: /<instanceID>uuid:([^<]+)</.exec(xml)?.[1] ?? '', xml }
  }
}

function isCompleted(xml: string): boolean {
  return xml.includes(`<${submissionFields.outcome}>completed<`)
}

const BOUNDARY = 'lookback-bench-submission'
const headers = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` }

/** Sends one as OpenRosa clients do. */
export function sendSubmission(client: Client, xml: string): Promise<Reply> {
  const body =
    `--${BOUNDARY}\r\ncontent-disposition: form-data; name="xml_submission_file"; filename="submission.xml"\r\n` +
    `content-type: text/xml\r\n\r\n${xml}\r\n--${BOUNDARY}--\r\n`
  return client.send('POST', '/openrosa/submission', Buffer.from(body), headers)
}
