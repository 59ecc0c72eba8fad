export const words = {
  search: '搜索',
  placeholder: '找户、人、地方、问题、页面',
  hint: '姓名、拼音（首字母也行）、编号的一部分都可以；按 / 或 Ctrl+K 开始',
  pages: '页面',
  searching: '正在找…',
  none: '没有找到“{text}”',
  found: '找到 {count} 条，用上下键选，回车打开',
} as const
