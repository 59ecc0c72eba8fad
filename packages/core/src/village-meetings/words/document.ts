/** Minutes and public notices are papers of the village: their words are Chinese whoever prints them. */
export const villageDocumentWords = {
  date: '{year}年{month}月{day}日',
  none: '无',
  minutes: '会议记录', notice: '公示',
  quorum: '应到 {of} 人，实到 {counted} 人，按“{share}”需要 {needed} 人，{reached}',
  majority: '赞成 {counted} 票，反对 {against} 票，弃权 {abstained} 票；按{base}“{share}”需要 {needed} 票，{reached}',
  reached: '达到', notReached: '没有达到',
  household: '{name}（{number}）：{decided}',
  tags: {
    village: '村', body: '会议', group: '小组', day: '日期', startsAt: '时间', place: '地点', chair: '主持', recorder: '记录', tellers: '监票计票', township: '乡镇', quorum: '人数', law: '依据', due: '应到', topics: '议题', ordinal: '序号', title: '题目', source: '动议',
    resolution: '决议', votes: '表决', standing: '效力', households: '涉及的户', kind: '公示种类', days: '天数', from: '起', to: '止', phone: '电话', list: '名单', line: '行', entry: '第几稿',
  },
} as const
