export const words = {
  due: { name: '应入户', counted: '这一轮要入的户：全部的户，或抽中的户，按今天的户册' },
  visited: { name: '已入户', counted: '应入户里，这一轮已经进过门、看过的户：检查项核查得够的才算' },
  gone: { name: '搬走或去世', counted: '应入户里，这一轮查明已搬走或去世、没有看过的户' },
  unvisited: { name: '未入户', counted: '应入户里，这一轮还要去的户：家中无人、拒访、没怎么核查的也在里面' },
  troubled: { name: '有问题的户', counted: '已入户的里面，这一轮至少查出一个问题的户' },
  incidence: { name: '问题发生率', counted: '已入户的里面，有问题的户占多少' },
  coverage: { name: '入户率', counted: '应入户里已入户的占多少' },
} as const
