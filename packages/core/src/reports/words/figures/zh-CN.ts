export const words = {
  'non-poor-earlier': { name: '前一轮非贫困户问题', counted: '前一轮在非贫困户里查出的问题；哪些类型算非贫困户由县里定' },
  'non-poor-later': { name: '后一轮非贫困户问题', counted: '后一轮在非贫困户里查出的问题；哪些类型算非贫困户由县里定' },
  'hard-earlier': { name: '前一轮硬伤', counted: '前一轮查出的硬伤' },
  'hard-later': { name: '后一轮硬伤', counted: '后一轮查出的硬伤' },
  'hard-later-only': { name: '后一轮新查出硬伤', counted: '后一轮查出、前一轮没有查出的硬伤' },
  'non-poor-share': { name: '后一轮非贫困户占比', counted: '后一轮查出的问题里非贫困户的占多少' },
  'resolved-rate': { name: '解决率', counted: '前一轮查出的问题里，后一轮看过、已经没有了的占多少' },
} as const
