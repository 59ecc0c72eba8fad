export const words = {
  all: { name: '疑点', counted: '按今天的户册和规则对不上的，加上交办过的；一户或一人一条规则算一个' },
  new: { name: '未交办', counted: '疑点里还没有交给村里核实的' },
  waiting: { name: '待核实', counted: '交给村里、还没有回结果的' },
  confirmed: { name: '属实', counted: '村里核实后认为属实的' },
  unfounded: { name: '不属实', counted: '村里核实后认为不属实的' },
} as const
