const tier = { village: '村', township: '乡镇', county: '县' } as const

export const words = {
  parameters: {
    'household-classes': {
      title: '分类管理',
      does: '农户分几类、每类是什么意思、谁能销号。各县各年不一样，自带的是一个例子，请按本县的办法改。',
      fields: {
        campaign: { label: '叫什么', does: '印在台账和说明上。' },
        classes: {
          label: '分类', does: '一行一类。改名等于换一类，原来定的户还是原来的名称。',
          fields: {
            name: { label: '名称' }, letter: { label: '代号' }, colour: { label: '颜色（#加六位数字字母）' }, meaning: { label: '什么样的户' }, measures: { label: '怎么管' }, closer: { label: '谁能销号', choices: tier },
            check: { label: '销号前谁要入户', choices: { none: '不要求', township: '乡镇', county: '县' } }, expects: { label: '入户该查到', choices: { problems: '有问题', 'no-problems': '没有问题', either: '都行' } }, reviewDays: { label: '多久重新评议', unit: '天' },
          },
        },
        visitDays: { label: '会前入户', unit: '天', does: '会前这么多天以内入过户，会上才能定类。' },
        bulk: { label: '批量', unit: '户', does: '同村、同一天、同一个理由定了这么多户，列为批量定。' },
      },
    },
  },
  codeLists: {},
} as const
