export const words = {
  name: '保留和清理',
  refusal: {},
  entry: {
    'kept-data-deleted': { name: '到期清理', sentence: '按保留期限清理了{what} {count} 份（{before} 以前的）' },
  },
  term: {
    keptKind: { 'returned-workbooks': '退回的表', positions: '定位', photos: '照片和文件', 'sign-in-traces': '登录痕迹' },
  },
} as const
