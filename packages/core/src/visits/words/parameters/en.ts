import type { Same } from '../../../kernel/words.ts'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  parameters: {
    coverage: {
      title: 'When a household counts as seen',
      does: 'A visit that is marked as completed but left most items unassessed does not count. What has come in stays; this holds for what comes.',
      fields: {
        assessedShare: { label: 'Assessed at least', unit: '%', does: 'Of the items asked at that household; a visit that assessed nothing never counts.' },
      },
    },
    findings: {
      title: 'What is asked for beside a problem',
      does: 'A phone does not finish a visit whose problems lack their note or photos. Where people do not want photos, ask for 0.',
      fields: {
        hardNote: { label: 'Hard defects need a note', does: 'What it looks like, and where.' },
        hardPhotos: { label: 'Photos of a hard defect, at least', unit: 'photos', does: 'Where the checklist takes photos of problems.' },
        ordinaryNote: { label: 'Ordinary problems need a note', does: 'Whether anything has to be said about them.' },
        ordinaryPhotos: { label: 'Photos of an ordinary problem, at least', unit: 'photos', does: 'Where the checklist takes photos of problems.' },
        printed: { label: 'Time and place under photos', does: 'A strip below a photo that a phone takes: the county’s time, village, group and number of the household. It covers nothing and names nobody; both are kept without it, too.' },
      },
    },
    positions: {
      title: 'Where households lie',
      does: 'A visit takes the position at the door, so that the household is found on the phone’s map and in an order to walk in.',
      fields: {
        taken: { label: 'Positions may be taken', does: 'Only if the household agrees. Switched off, none is taken, kept or sent to phones; what phones have is deleted, and there is no map.' },
        tiles: { label: 'Ground under the map', does: 'The county’s own tile server (Web Mercator, WGS-84), as http://…/{z}/{x}/{y}.png; this software fetches from it, phones do not. Empty: the map works without.' },
      },
    },
  },
  codeLists: {},
}
