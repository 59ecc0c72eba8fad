/** Texts of every reason, zh-CN first. Names in braces are filled with figures. */
export const reasonTexts = {
  'nothing-inspected': {
    'zh-CN': '还没有核查过任何一户（项），算不出比例。',
    en: 'Nothing has been inspected yet, so there is no rate.',
  },
  'nothing-found': {
    'zh-CN': '各轮都没有发现问题，无法推算未发现的数量；这不等于没有问题。',
    en: 'No round found a problem, so hidden ones cannot be estimated; this does not mean there are none.',
  },
  'a-round-found-nothing': {
    'zh-CN': '有一轮一个问题也没发现，无法推算总数；只能说至少有 {seen} 个。',
    en: 'One round found nothing, so no total can be estimated; there are at least {seen}.',
  },
  'no-overlap': {
    'zh-CN': '各轮发现的问题没有一个重合，至少有 {seen} 个，上限无从估计。',
    en: 'No problem was found by more than one round: at least {seen}, and no upper limit can be given.',
  },
  'cell-too-small': {
    'zh-CN': '两轮都发现、仅第一轮发现、仅第二轮发现三个数中有小于 {smallest} 的，应改用精确区间。',
    en: 'One of the counts (both, only first, only second) is below {smallest}; use the exact interval.',
  },
  'strata-without-overlap': {
    'zh-CN': '这些分组里两轮发现没有重合：{strata}。合并分组后再算；目前至少有 {seen} 个。',
    en: 'In these strata the rounds share no find: {strata}. Merge strata first; there are at least {seen}.',
  },
  'no-stable-fit': {
    'zh-CN': '数据太少或太偏，模型得不出稳定的结果；只能说至少有 {seen} 个。',
    en: 'The data are too few or too uneven for this model to settle; there are at least {seen}.',
  },
  'no-upper-limit': {
    'zh-CN': '数据给不出上限；至少有 {seen} 个。',
    en: 'The data set no upper limit; there are at least {seen}.',
  },
  'one-round-only': {
    'zh-CN': '只有一轮，看不出漏了多少；至少有 {seen} 个。',
    en: 'One round alone cannot show what it missed; there are at least {seen}.',
  },
  'nothing-found-only-once': {
    'zh-CN': '每个问题都至少被两轮发现，按此方法估不出漏查；仍可能有各轮都看不到的问题。',
    en: 'Every problem was found by at least two rounds; what all rounds overlook may still exist.',
  },
  'rounds-share-nothing': {
    'zh-CN': '有两轮之间没有共同发现的问题，此方法不能用；至少有 {seen} 个。',
    en: 'Two of the rounds share no find, so this method cannot be used; there are at least {seen}.',
  },
  'coverage-low': {
    'zh-CN': '各轮覆盖率只有约 {percent}%，下面的总数只能当作下限。',
    en: 'The rounds cover only about {percent}%; take the total as a lower bound.',
  },
  'too-few-comparisons': {
    'zh-CN': '只比对了 {compared} 次，少于 {minimum} 次，不算比例。',
    en: 'Only {compared} comparisons, fewer than {minimum}: no rate is given.',
  },
  'nothing-compared': {
    'zh-CN': '没有一户能与复核结果对上，无法比对。',
    en: 'No back check matches a visit, so nothing could be compared.',
  },
  'too-few-pairs': {
    'zh-CN': '前后两次都有答案的户太少，至少要 {needed} 户。',
    en: 'Too few households answered both times; at least {needed} are needed.',
  },
  'answers-all-alike': {
    'zh-CN': '复核答案全都一样，看不出这一项问得稳不稳。',
    en: 'All check answers are the same, so the stability of this item cannot be judged.',
  },
  'differences-all-alike': {
    'zh-CN': '前后差值全都一样，无法做检验。',
    en: 'All differences are the same, so no test is possible.',
  },
  'no-pair-differs': {
    'zh-CN': '前后两次答案没有一户不同，无需检验。',
    en: 'No household answered differently, so there is nothing to test.',
  },
  'rates-too-close': {
    'zh-CN': '合格线与不合格线太接近，抽 {most} 户也分不出来。',
    en: 'The two rates are too close: even {most} households cannot tell them apart.',
  },
  'needs-single-plan': {
    'zh-CN': '合格线为零（或不合格线为百分之百）时不能逐户序贯判定，请用一次抽样方案。',
    en: 'With an acceptable rate of zero (or an unacceptable rate of one) use the single plan instead.',
  },
  'groups-all-alike': {
    'zh-CN': '各组全都合格或全都不合格，看不出差别，按合并比例处理。',
    en: 'All groups are wholly good or wholly bad, so no difference can be measured; they are pooled.',
  },
  'groups-differ-by-chance': {
    'zh-CN': '各村差别不超过偶然波动，按合并比例处理。',
    en: 'The groups differ no more than chance allows; they are pooled.',
  },
  'groups-all-or-nothing': {
    'zh-CN': '各组不是全好就是全坏，无法估计介于其间的分布，按合并比例处理。',
    en: 'Each group is either wholly good or wholly bad, so no distribution of rates can be fitted; they are pooled.',
  },
  'too-few-values': {
    'zh-CN': '数值太少，至少要 {needed} 个。',
    en: 'Too few values; at least {needed} are needed.',
  },
  'evidence-insufficient': {
    'zh-CN': '证据不足，再抽 {more} 户；若这些户都没有问题，即可判为就绪。',
    en: 'Not enough evidence: draw {more} more households; if none of them is bad, the village is ready.',
  },
  'village-not-inspected': {
    'zh-CN': '本村一户还没核查，先抽 {more} 户；若都没有问题，即可判为就绪。',
    en: 'No household of this village has been inspected: draw {more}; if none of them is bad, the village is ready.',
  },
  'nothing-to-compare': {
    'zh-CN': '没有可以互相比较的记录。',
    en: 'There is nothing to compare with.',
  },
  'half-of-values-equal': {
    'zh-CN': '一半以上的数值完全相同，量不出离散程度。',
    en: 'More than half of the values are equal, so their spread cannot be measured.',
  },
  'text-too-short': {
    'zh-CN': '文字不足 {least} 个字，短句容易巧合相同，不作比较。',
    en: 'Texts under {least} characters are alike by chance and are not compared.',
  },
  'photo-without-features': {
    'zh-CN': '照片几乎没有图像特征（如纯墙面、夜色），无法比对。',
    en: 'The photo has hardly any features (a bare wall, darkness) and cannot be compared.',
  },
  'nothing-observed': {
    'zh-CN': '没有可供统计的问题。',
    en: 'There are no problems to observe.',
  },
  'median-not-reached': {
    'zh-CN': '过半问题在 {days} 天后仍未整改。',
    en: 'More than half of the problems are still not rectified after {days} days.',
  },
  'groups-not-comparable': {
    'zh-CN': '只有一组，或有一组没有任何销号，无法比较快慢。',
    en: 'There is only one group, or one of them has no closure, so speeds cannot be compared.',
  },
  'no-working-day-left': {
    'zh-CN': '期限内已没有工作日，还有 {open} 个问题未销号。',
    en: 'No working day is left and {open} problems are still open.',
  },
  'history-too-short': {
    'zh-CN': '只有 {days} 个工作日的记录，不足 {needed} 个，只看进度，不作预测。',
    en: 'Only {days} working days are recorded, fewer than {needed}: a pace, but no forecast.',
  },
  'never-at-this-pace': {
    'zh-CN': '按目前速度无法完成：新增不少于销号。',
    en: 'At the present pace it will never be done: as much is opened as is closed.',
  },
  'beyond-horizon': {
    'zh-CN': '照过去的进度，{days} 个工作日内也没有把握完成，给不出日期。',
    en: 'At the past pace it is not sure to be done even within {days} working days, so no date is given.',
  },
  'no-spread': {
    'zh-CN': '各组的标准差都是零，分不出轻重；请用收缩后的比例计算标准差，不要用原始的零。',
    en: 'All standard deviations are zero; take them from shrunken rates, never from a raw zero.',
  },
  'some-without-spread': {
    'zh-CN': '这些组的标准差为零，只分到下限：{strata}。样本里没有问题不等于没有差别，请用收缩后的比例计算。',
    en: 'These strata have a deviation of zero and get their lower bound only: {strata}. Use shrunken rates instead.',
  },
  'strata-not-drawn': {
    'zh-CN': '这些组没有随机抽到一户，推算结果不包括它们：{strata}。',
    en: 'Nothing was drawn at random from these strata, so no estimate speaks for them: {strata}.',
  },
  'bounds-not-met': {
    'zh-CN': '样本 {sample} 户放不进各组的上下限（合计 {lower}–{upper} 户）。',
    en: 'A sample of {sample} does not fit the bounds of the groups ({lower}–{upper} in all).',
  },
  'clearly-bad': {
    'zh-CN': '已经明显不合格，应当整改，不必再访。',
    en: 'It is clearly bad already: act, another visit tells nothing new.',
  },
  'clearly-good': {
    'zh-CN': '已经明显合格，再访不会改变结论。',
    en: 'It is clearly good already: another visit would not change the conclusion.',
  },
  'villages-without-inspector': {
    'zh-CN': '这些村派不出人（都要回避或人手不够）：{villages}。',
    en: 'No inspector can be sent to these villages (all are barred, or too few): {villages}.',
  },
  'targeted-not-random': {
    'zh-CN': '非随机，仅供线索。',
    en: 'Not drawn at random: a lead, not a rate.',
  },
} as const
