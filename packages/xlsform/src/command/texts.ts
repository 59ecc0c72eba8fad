import { tolerable, type Locale } from '../problems.ts'

/** What the command itself says. */
export interface Texts {
  readonly help: string
  readonly unknownCommand: (name: string) => string
  readonly filesMissing: (count: number) => string
  readonly unreadable: (file: string, reason: string) => string
  readonly unwritable: (file: string, reason: string) => string
  readonly notTolerable: (code: string) => string
  readonly written: (file: string) => string
  readonly nothingFound: string
  readonly nothingChanged: string
}

const codes = tolerable.join(', ')

const en: Texts = {
  help: `xlsform compile FILE [-o OUT.xml]   compile a workbook (.xlsx or .csv) to an ODK XForm
xlsform lint FILE                   point out what is probably not meant
xlsform diff BEFORE AFTER           say what changed between two versions of a form

  -o, --output OUT.xml      where to write; beside the workbook if left out. Choices that clients look up in
                            itemsets.csv are written beside it
      --json                answer with data instead of sentences
      --locale zh-CN|en     the language of what is said; that of the system if left out
      --chinese-headings    also read columns under Chinese names, such as 类型 and 标题
      --tolerate CODE       only warn of this; may be given several times:
                            ${codes}
  -h, --help                show this

It ends with 1 if a form does not compile, if lint points anything out, or if anything changed.
`,
  unknownCommand: name => `There is no command "${name}". See xlsform --help.`,
  filesMissing: count => `Give the name of ${count === 1 ? 'one file' : `${count} files`}. See xlsform --help.`,
  unreadable: (file, reason) => `${file} cannot be read: ${reason}`,
  unwritable: (file, reason) => `${file} cannot be written: ${reason}`,
  notTolerable: code => `"${code}" cannot be tolerated. Allowed: ${codes}.`,
  written: file => `Written: ${file}`,
  nothingFound: 'Nothing to point out.',
  nothingChanged: 'Nothing changed.',
}

const zhCN: Texts = {
  help: `xlsform compile 文件 [-o 输出.xml]   把工作簿（.xlsx 或 .csv）编译成 ODK XForm
xlsform lint 文件                    指出可能写错的地方
xlsform diff 旧文件 新文件           说明表单两个版本之间的变化

  -o, --output 输出.xml     写到哪里；不写则放在工作簿旁边。需要 itemsets.csv 的，写在它旁边
      --json                输出数据而不是句子
      --locale zh-CN|en     用哪种语言；不写则随系统
      --chinese-headings    也读取中文列名，如 类型、标题
      --tolerate 代码       这一项只提醒，不算错误；可写多次：
                            ${codes}
  -h, --help                显示本说明

表单编译不了、lint 指出问题或有变化时，返回 1。
`,
  unknownCommand: name => `没有命令“${name}”。请看 xlsform --help。`,
  filesMissing: count => `请写 ${count} 个文件名。请看 xlsform --help。`,
  unreadable: (file, reason) => `读不了 ${file}：${reason}`,
  unwritable: (file, reason) => `写不了 ${file}：${reason}`,
  notTolerable: code => `“${code}”不能只提醒。可用：${codes}。`,
  written: file => `已写入：${file}`,
  nothingFound: '没有发现问题。',
  nothingChanged: '没有变化。',
}

/** The texts in a language. */
export const texts: Readonly<Record<Locale, Texts>> = { en, 'zh-CN': zhCN }
