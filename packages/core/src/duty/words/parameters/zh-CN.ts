export const words = {
  parameters: {
    duty: {
      title: '查岗和请假',
      does: '谁该在岗、假怎么请怎么批、不在岗几小时内说明、到几次建议怎么办。自带的是别处公布过的做法，按本县的改。',
      fields: {
        duties: { label: '查哪些人', does: '在村里担任这些职责的人应当在岗。', choices: { helper: '帮扶责任人', 'village-lead': '村支部书记', 'resident-team': '驻村工作队', 'township-lead': '乡镇主要负责人', 'leader-in-charge': '包联领导', 'county-lead': '县里主要负责人' } },
        kinds: { label: '假的种类', does: '公出算在岗，但假条要在查岗之前；能后补的，查岗后补的假条也算（公出不能后补）。', fields: { name: { label: '名称' }, isOfficial: { label: '公出' }, mayBeLater: { label: '能后补' } } },
        approvals: { label: '谁批假', does: '按天数，多少天以内由哪一级批；超过最长的也由最后一级批。', fields: { upToDays: { label: '天数以内', unit: '天' }, tier: { label: '哪一级批', choices: { township: '乡镇', county: '县里' } } } },
        answerHours: { label: '几小时内说明', unit: '小时', does: '查到不在岗，本人和派出单位各要在这么多小时内说明。' },
        enteredWithinDays: { label: '查岗后几天内录入', unit: '天', does: '再晚的，只能作为上级反馈由县办录入。' },
        daysAMonth: { label: '一个月至少在岗', unit: '天', does: '公出算在岗；少于这个数的考勤表列出来。' },
        problem: {
          label: '作为什么问题', does: '没有正当理由的，作为驻村岗位的问题整改。',
          fields: {
            standard: { label: '标准名称' }, wording: { label: '问题' }, dimension: { label: '领域' }, severity: { label: '轻重', choices: { hard: '硬伤', ordinary: '一般' } }, allowance: { label: '整改时限', unit: '天' },
            allowanceUnit: { label: '时限怎么算', choices: { day: '自然日', 'working-day': '工作日' } },
          },
        },
        consequences: { label: '到几次建议怎么办', does: '只给县办看，由人定；软件不算也不显示处分。', fields: { from: { label: '无正当理由满', unit: '次' }, proposal: { label: '建议' } } },
      },
    },
  },
  codeLists: {},
} as const
