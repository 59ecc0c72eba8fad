export const words = {
  parameters: { 'demo-day': { title: 'Day of the demo', does: 'The day on which the demo county lives.' } },
  codeLists: {},
} as const
