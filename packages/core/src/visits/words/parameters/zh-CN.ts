export const words = {
  parameters: {
    coverage: {
      title: '怎样才算入过户',
      does: '填了“已入户”但检查项大多没看的，不算入过户。已经收到的不变，管以后收到的。',
      fields: {
        assessedShare: { label: '至少核查', unit: '%', does: '按这一户问到的检查项算；一项都没核查的，无论如何不算。' },
      },
    },
  },
  codeLists: {},
} as const
