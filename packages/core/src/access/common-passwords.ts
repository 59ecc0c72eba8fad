/**
 * What passwords are made of that guessers try first, in Chinese and English use: words that stand at the top of every list of
 * leaked passwords, pinyin, and the words of this work. A password of nothing but these, digits and signs is a common one.
 */
const commonWords: readonly string[] = [
  // English and the names of accounts
  'password', 'passw', 'passwd', 'pass', 'word', 'admin', 'administrator', 'root', 'user', 'guest', 'test', 'welcome', 'login', 'master', 'super', 'system',
  'manager', 'secret', 'default', 'changeme', 'hello', 'letmein', 'iloveyou', 'love', 'you', 'monkey', 'dragon', 'sunshine', 'princess', 'football', 'baseball', 'shadow',
  'superman', 'batman', 'michael', 'jordan', 'killer', 'trustno', 'freedom', 'whatever', 'flower', 'hottie', 'charlie', 'donald', 'google', 'computer', 'internet',
  'samsung', 'huawei', 'xiaomi', 'apple', 'windows', 'office', 'server', 'oracle', 'mysql', 'postgres', 'abc', 'abcd', 'abcde', 'aaa', 'qwe', 'asd', 'zxc', 'qaz', 'wsx', 'edc',
  // Pinyin
  'woaini', 'aini', 'wo', 'ni', 'ai', 'nihao', 'mima', 'wodemima', 'wode', 'zhanghao', 'denglu', 'guanliyuan', 'guanli', 'yonghu', 'xitong', 'zhongguo', 'china', 'beijing',
  'shanghai', 'hunan', 'huaihua', 'changsha', 'gongsi', 'bangong', 'bangongshi', 'zhengfu', 'xianzhengfu', 'xiangzhen', 'cunwei', 'cunzhang', 'shuji', 'zhuren', 'laoshi',
  'laopo', 'laogong', 'baobei', 'baobao', 'mama', 'baba', 'tiankong', 'taiyang', 'xingfu', 'kuaile', 'pingan', 'jiankang', 'facai', 'gongxi', 'xinnian', 'wangwei', 'zhangwei', 'liwei',
  'wangfang', 'lina', 'zhangmin', 'lijing', 'wangjing', 'wangli', 'zhangli', 'liuyang', 'caonima', 'nimabi', 'qqmima', 'weixin', 'zhifubao', 'taobao', 'baidu', 'tencent', 'alibaba',
  // Of this work
  'huitoukan', 'lookback', 'fupin', 'fupinban', 'tuopin', 'tuopingongjian', 'gongjian', 'jianda', 'jiance', 'zhengai', 'zhenggai', 'pucha', 'xiangcunzhenxing', 'zhenxing', 'bangfu', 'hucha',
  // Written in Chinese
  '密码', '我的密码', '我爱你', '爱你', '中国', '你好', '管理员', '系统', '账号', '登录', '办公室', '县政府', '扶贫', '扶贫办', '脱贫', '脱贫攻坚', '乡村振兴', '回头看', '平安', '发财', '恭喜发财', '新年快乐', '老婆', '老公', '宝贝',
]

/** Rows and columns of the keyboard, along which fingers slide. */
const keyboard: readonly string[] = [
  'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1234567890', '!@#$%^&*()', 'abcdefghijklmnopqrstuvwxyz', '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik', 'qazwsxedcrfvtgbyhnujmikolp', '1q2w3e4r5t6y7u8i9o0p',
]
const slides = keyboard.flatMap((row) => [row, Array.from(row).reverse().join('')])
const SHORTEST_SLIDE = 3

/** Signs that stand for letters. */
const looksLike: Readonly<Record<string, string>> = { '@': 'a', '4': 'a', '0': 'o', '1': 'i', '!': 'i', '3': 'e', '$': 's', '5': 's', '7': 't' }

const words = new Set(commonWords)
const LONGEST_WORD = Math.max(...commonWords.map((word) => word.length))

/** Whether a password is made of nothing but common words, slides along the keyboard, repeated characters, digits and signs. */
export function isCommon(password: string): boolean {
  const plain = password.toLowerCase()
  return isMadeUp(plain, Array.from(plain).map((character) => looksLike[character] ?? character).join(''))
}

/** From each place on, whether the rest can be put together, of pieces as they stand or as their signs read. */
function isMadeUp(text: string, read: string): boolean {
  const fromHere = Array.from({ length: text.length + 1 }, () => false)
  fromHere[text.length] = true
  for (let start = text.length - 1; start >= 0; start -= 1) {
    fromHere[start] = [...piecesAt(text, start), ...piecesAt(read, start)].some((length) => fromHere[start + length] === true)
  }
  return fromHere[0] === true
}

/** How long the common pieces are that begin at a place. */
function piecesAt(text: string, start: number): number[] {
  const lengths: number[] = []
  if (/[^\p{L}]/u.test(text[start] ?? '')) lengths.push(1)
  for (let length = 1; length <= Math.min(LONGEST_WORD, text.length - start); length += 1) {
    const piece = text.slice(start, start + length)
    const isSlide = length >= SHORTEST_SLIDE && slides.some((row) => row.includes(piece))
    const isRepeated = length >= SHORTEST_SLIDE && new Set(piece).size === 1
    if (words.has(piece) || isSlide || isRepeated) lengths.push(length)
  }
  return lengths
}
