export const words = {
  title: '佐证',
  choose: '选照片或文件',
  hint: '照片会自动缩小；断网后接着传。',
  sending: '正在上传 {name}',
  arrived: '已上传',
  remove: '去掉',
  usedBefore: '这个文件已用在{name}“{wording}”等 {count} 个问题上，请核对。',
  usedTimes: '用在 {count} 个问题上',
  noPhoto: '只有文件，没有现场照片。',
  missing: '还没传到',
  letGo: '已按保留期限删掉',
  photoOf: '{instant}的照片',
} as const
