import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const folder = path.join(import.meta.dirname, '../console')
const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.vue'))

/** Buttons that send something and can be closed for want of it; one that only waits for what is under way is none of them. */
function waitingButtons(text: string): readonly string[] {
  const buttons = text.match(/<ElButton[^>]*?:disabled="[^"]*"/g) ?? []
  return buttons.filter((button) => /type="primary"|native-type="submit"/.test(button) && !/:disabled="\w+\.running"/.test(button))
}

/** Those beside which something else says what they wait for: a file field without a file, an empty list, a form that is the same. */
const saidOtherwise = new Set([
  'access/OneTimeSlips.vue', 'access/PeoplePage.vue', 'checklists/ChecklistUpload.vue', 'parameters/CodeListPage.vue', 'parameters/ParameterPage.vue', 'places/RegionsPanel.vue',
  'problems/BatchPreview.vue', 'problems/DispatchSlipsPage.vue', 'register/DoorPlatesPage.vue', 'register/ImportForm.vue', 'reports/TemplatePanel.vue', 'returned-tables/SheetForm.vue',
  'rounds/RoundsPage.vue', 'sync/HandInForm.vue',
])

describe('buttons that wait for fields', () => {
  it('say which fields they wait for', () => {
    const waiting = pages.filter((name) => waitingButtons(readFileSync(path.join(folder, name), 'utf8')).length > 0)
    expect(waiting.length).toBeGreaterThan(30)
    const silent = waiting.filter((name) => !readFileSync(path.join(folder, name), 'utf8').includes('<StillMissing'))
    expect(silent.filter((name) => !saidOtherwise.has(name))).toEqual([])
    expect([...saidOtherwise].filter((name) => !silent.includes(name))).toEqual([])
  })
})
