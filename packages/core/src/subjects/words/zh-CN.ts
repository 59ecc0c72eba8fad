export const words = {
  name: '对象',
  refusal: {  },
  entry: { 'subject-moved': { name: '对象换了地方', sentence: '对象换了地方，它的问题从此归这里' } },
  term: {
    subjectKind: { household: '户', member: '家庭成员', village: '村', thing: '村里的设施', unit: '单位', post: '岗位' },
  },
} as const
