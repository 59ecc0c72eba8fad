import type { TableColumn } from '../kernel/table.ts'

export type ProgressColumn =
  | 'number' | 'headName' | 'spell' | 'policyMeasures' | 'ownDriveMeasures' | 'progress' | 'evidenceFiles'

/** What is read of the list of tasks (任务清单) when it comes back. */
export const progressColumns: readonly TableColumn<ProgressColumn>[] = [
  { key: 'number', labels: ['编号', '问题编号', 'Number'], isRequired: true },
  { key: 'headName', labels: ['户主或名称', '户主', '户主姓名', 'Head or subject', 'Head'], isRequired: false },
  { key: 'spell', labels: ['第几次', 'Spell'], isRequired: false },
  { key: 'policyMeasures', labels: ['政策措施', 'Policy measures'], isRequired: false },
  { key: 'ownDriveMeasures', labels: ['内生动力措施', '激发内生动力措施', 'Own drive'], isRequired: false },
  { key: 'progress', labels: ['进展情况', '进展', '整改进展', 'Progress'], isRequired: true },
  { key: 'evidenceFiles', labels: ['佐证文件', 'Evidence files'], isRequired: false },
]
