export const words = {
  parameters: { 'demo-day': { title: '演示日', does: '演示县停在这一天。' } },
  codeLists: {},
} as const
