export const words = {
  listed: { name: '挂牌中', counted: '现在挂牌的地方和部门' },
  overdue: { name: '过了期限', counted: '挂牌中，期限在今天以前的' },
  accepted: { name: '待摘牌', counted: '挂牌中，另一个队伍已经到现场验收通过的' },
  again: { name: '再次挂牌', counted: '挂牌中，以前摘过牌又挂上的' },
  off: { name: '已摘牌', counted: '达到条件、验收通过后摘牌的' },
} as const
