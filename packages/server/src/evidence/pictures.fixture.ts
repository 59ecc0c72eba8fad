import { Transformer } from '@napi-rs/image'
import { deflateSync } from 'node:zlib'

/** A JPEG of one colour, large enough to be sent in pieces when it is noisy. */
export async function jpeg(width: number, height: number, seed = 1): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 4, 255)
  let state = seed
  for (let index = 0; index < pixels.length; index += 1) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    if (index % 4 !== 3) pixels[index] = state >> 16
  }
  return Transformer.fromRgbaPixels(pixels, width, height).jpeg(90)
}

/** A JPEG with light and shade as of a place, the same at any size; another seed shows another place. */
export async function scene(width: number, height: number, seed: number): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 4, 255)
  for (let index = 0; index < width * height; index += 1) {
    const [across, down] = [(index % width) / width, Math.floor(index / width) / height]
    const light = Math.sin(across * (9 + seed * 2.3) + down * seed) + Math.cos(down * (7 + seed * 1.7) - across * 5)
    pixels.fill(Math.round(128 + light * 60), index * 4, index * 4 + 3)
  }
  return Transformer.fromRgbaPixels(pixels, width, height).jpeg(90)
}

/** The same with what a phone's camera writes: turned by a quarter, 2020-05-07 09:30, 26°52'12.5" N 109°43'30" E. */
export function withCameraData(picture: Buffer): Buffer {
  const data = Buffer.alloc(400)
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    data.writeUInt16LE(tag, at)
    data.writeUInt16LE(type, at + 2)
    data.writeUInt32LE(count, at + 4)
    data.writeUInt32LE(value, at + 8)
  }
  data.write('II')
  data.writeUInt16LE(42, 2)
  data.writeUInt32LE(8, 4)
  data.writeUInt16LE(3, 8)
  entry(10, 0x0112, 3, 1, 6)
  entry(22, 0x8769, 4, 1, 100)
  entry(34, 0x8825, 4, 1, 160)
  data.writeUInt16LE(1, 100)
  entry(102, 0x9003, 2, 20, 300)
  data.write('2020:05:07 09:30:00\0', 300)
  data.writeUInt16LE(4, 160)
  entry(162, 1, 2, 2, 0x4e)
  entry(174, 2, 5, 3, 320)
  entry(186, 3, 2, 2, 0x45)
  entry(198, 4, 5, 3, 344)
  const rationals = [26, 1, 52, 1, 125, 10, 109, 1, 43, 1, 30, 1]
  rationals.forEach((value, index) => data.writeUInt32LE(value, 320 + index * 4))
  const length = Buffer.alloc(2)
  length.writeUInt16BE(data.length + 8)
  return Buffer.concat([picture.subarray(0, 2), Buffer.from([0xff, 0xe1]), length, Buffer.from('Exif\0\0'), data, picture.subarray(2)])
}

/** A PNG of nothing that is small as a file and huge as a picture. */
export function pngBomb(side: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header[8] = 8
  const rows = deflateSync(Buffer.alloc((side + 1) * 64))
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const body = Buffer.concat([Buffer.from(type), data])
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

function crc32(data: Buffer): number {
  let crc = 0xffffffff
  for (const byte of data) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
