import { describe, expect, it } from 'vitest'
import { soundType } from './sound.ts'

const webm = (...codecs: string[]) => Buffer.from(`\x1a\x45\xdf\xa3webm${codecs.join('\x00')}`, 'latin1')
const handler = (kind: string) => `\x00\x00\x00\x21hdlr\x00\x00\x00\x00\x00\x00\x00\x00${kind}`
const mp4 = (...kinds: string[]) => Buffer.from(`\x00\x00\x00\x18ftypM4A ${kinds.map(handler).join('')}`, 'latin1')

describe('a recording of sound', () => {
  it.each([
    ['of a phone with Chrome', 'video/webm', webm('A_OPUS'), 'audio/webm'], ['of a phone with Safari', 'video/mp4', mp4('soun'), 'audio/mp4'],
    ['of another application', 'audio/x-m4a', mp4('soun'), 'audio/mp4'],
  ] as const)('%s is one', (_, found, content, type) => expect(soundType(found, content)).toBe(type))

  it.each([
    ['a film with sound', 'video/webm', webm('V_VP9', 'A_OPUS')], ['a film on an iPhone', 'video/mp4', mp4('vide', 'soun')], ['a film without sound', 'video/mp4', mp4('vide')],
    ['nothing that is known', 'video/webm', webm()], ['a picture', 'image/jpeg', webm('A_OPUS')],
  ] as const)('%s is none', (_, found, content) => expect(soundType(found, content)).toBeNull())
})
