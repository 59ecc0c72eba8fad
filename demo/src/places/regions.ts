import type { Region } from '@lookback/core/places'
import type { Chance } from '../chance.ts'
import { county } from '../county.ts'
import type { Township } from './townships.ts'

const first = Array.from('枫竹桐鹿鹤云溪石松兰柳梅霞泉杉樟茶麦雁莲月岩青白红')
const last = Array.from('坪坳冲湾垅岭塘溪界垭田洞')

/** County, townships and villages, in the order of their codes. A town's first village is its community (居委会). */
export function regionsOf(townships: readonly Township[], chance: Chance): Region[] {
  const names = chance.shuffled(first.flatMap((one) => last.map((other) => `${one}${other}村`)))
  const regions: Region[] = [{ ...county, level: 'county', parent: null }]
  for (const township of townships) {
    regions.push({ code: township.code, name: township.name, level: 'township', parent: county.code })
    const town = township.name.endsWith('镇')
    for (let index = 0; index < township.villages; index += 1) {
      const community = town && index === 0
      const number = community ? '001' : String(200 + index + (town ? 0 : 1))
      const name = community ? `${township.name.slice(0, -1)}社区` : (names.pop() ?? '')
      regions.push({ code: `${township.code}${number}`, name, level: 'village', parent: township.code })
    }
  }
  return regions
}
