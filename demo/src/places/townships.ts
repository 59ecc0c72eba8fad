/** A township with what makes it differ from the others in the demo. */
export interface Township {
  code: string
  name: string
  villages: number
  /** Added to the chance that the self-check came to a household; below zero it went through few of them. */
  coverage: number
  /** How many problems its households have, as a multiple of the ordinary. */
  trouble: number
  /** How long it takes to answer and to mend, as a multiple of the ordinary: 冷在乡镇. */
  slowness: number
  /** How well its inspectors look, from 0 to 1: the careless pass what is a problem, and report what is not mended. */
  care: number
}

type Line = [
  code: string, name: string, villages: number, coverage: number, trouble: number, slowness: number, care: number,
]

const lines: readonly Line[] = [
  ['101', '梧坪镇', 20, 0.12, 0.8, 0.5, 0.85],
  ['102', '石泠镇', 18, 0.05, 1.0, 0.9, 0.6],
  ['103', '鹿鸣溪镇', 16, 0.1, 0.7, 0.7, 0.8],
  ['104', '青枫垭镇', 17, -0.02, 1.3, 1.4, 0.4],
  ['105', '白鹭塘镇', 15, 0.08, 0.6, 0.8, 0.9],
  ['106', '长蕨镇', 16, -0.12, 1.9, 2.2, 0.25],
  ['107', '桐花坳镇', 14, 0.04, 1.0, 1.0, 0.5],
  ['108', '霁川镇', 15, 0.0, 1.2, 1.3, 0.55],
  ['109', '芦笛镇', 13, 0.1, 0.7, 0.6, 0.8],
  ['110', '木樨镇', 14, -0.06, 1.1, 1.6, 0.35],
  ['111', '双月镇', 15, 0.06, 0.9, 1.0, 0.65],
  ['201', '松涧乡', 12, -0.16, 2.2, 2.8, 0.2],
  ['202', '雁回坡乡', 11, 0.02, 1.4, 1.2, 0.5],
  ['203', '竹沥乡', 12, 0.11, 0.5, 0.7, 0.85],
  ['204', '苔石乡', 10, -0.2, 2.4, 3.2, 0.15],
  ['205', '蓝靛乡', 12, 0.03, 1.0, 1.1, 0.6],
  ['206', '望霞乡', 10, -0.08, 1.5, 1.8, 0.4],
  ['207', '枕溪乡', 10, 0.07, 0.8, 0.9, 0.7],
]

export function townshipsOf(county: string): Township[] {
  return lines.map(([code, name, villages, coverage, trouble, slowness, care]) =>
    ({ code: `${county}${code}`, name, villages, coverage, trouble, slowness, care }))
}
