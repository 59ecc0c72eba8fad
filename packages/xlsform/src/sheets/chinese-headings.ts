import type { SheetColumns } from './columns.ts'

/**
 * Chinese names of columns, and the standard ones they stand for. No other program understands them, so that they are
 * read only where the caller asks for it.
 */
const chineseHeadings: Readonly<Record<string, string>> = {
  类型: 'type',
  题型: 'type',
  名称: 'name',
  编码: 'name',
  标题: 'label',
  标签: 'label',
  问题: 'label',
  提示: 'hint',
  说明: 'guidance_hint',
  默认值: 'default',
  参数: 'parameters',
  触发: 'trigger',
  外观: 'appearance',
  显示条件: 'relevant',
  相关: 'relevant',
  必填: 'required',
  必填提示: 'required_message',
  约束: 'constraint',
  校验: 'constraint',
  约束提示: 'constraint_message',
  校验提示: 'constraint_message',
  计算: 'calculation',
  计算公式: 'calculation',
  只读: 'readonly',
  循环次数: 'repeat_count',
  选项筛选: 'choice_filter',
  图片: 'image',
  音频: 'audio',
  视频: 'video',
  列表名: 'list_name',
  列表名称: 'list_name',
  列表: 'list_name',
  表单编号: 'form_id',
  表单标题: 'form_title',
  版本: 'version',
  默认语言: 'default_language',
  实例名称: 'instance_name',
}

/** The columns of a sheet under their Chinese names as well. */
export function withChinese(columns: SheetColumns): SheetColumns {
  const aliases: Record<string, string> = { ...columns.aliases }
  for (const [chinese, name] of Object.entries(chineseHeadings)) {
    const meant = columns.aliases[name] ?? (columns.known.has(name) ? name : undefined)
    if (meant !== undefined) aliases[chinese] = meant
  }
  // On the settings sheet, 标题 is the title of the form.
  if (columns.known.has('title')) aliases['标题'] = 'title'
  return { ...columns, aliases }
}
