export const words = {
  refusal: {  },
  term: {
    subjectKind: { household: '户', member: '家庭成员', village: '村', thing: '村里的设施', unit: '单位', post: '岗位' },
  },
} as const
