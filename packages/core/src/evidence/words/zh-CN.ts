export const words = {
  name: '佐证',
  refusal: {
    'evidence-type-unsupported': '这种文件不能作佐证。可以传照片（JPG、PNG、WebP）、PDF、Word、Excel 和 MP4；苹果手机请把相机格式改成“兼容性最佳”。',
    'evidence-unreadable': '文件打不开，可能已损坏，请重新拍照或重新选择。',
    'evidence-unfinished': '您有 {count} 个文件还没有传完，请先传完再传新的；一周没有接着传的会自动清掉。',
    'evidence-piece-elsewhere': '这一段和已经收到的接不上，请重新打开再接着传。',
    'evidence-too-large': '文件太大，上限 {limit} MB。',
    'evidence-picture-too-large': '照片有 {megapixels} 百万像素，上限 {limit} 百万。',
    'evidence-differs': '传上来的文件和手机上的不一样，请重新上传。',
    'evidence-name-missing': '上传不完整：没有收到文件的校验码，请重新上传。',
    'evidence-not-uploaded': '佐证文件还没有上传到系统（{name}），请上传后再提交。',
    'content-let-go': '已按县里的保留期限删掉，只留文件名和校验码。',
    'content-store-unavailable': '存放照片和文件的对象存储现在用不了（{reason}），请稍后再试；已传的不会丢。',
  },
  entry: {
    'evidence-received': { name: '上传佐证', sentence: '上传了照片或文件（{bytes} 字节）' },
  },
  term: {  },
} as const
