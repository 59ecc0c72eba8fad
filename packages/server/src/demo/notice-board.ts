import { Transformer } from '@napi-rs/image'

const [WIDTH, HEIGHT] = [480, 360]

/** A picture of a notice on a board, drawn: the demo shows no real place. Another number hangs it a little elsewhere. */
export async function noticeBoard(number: number): Promise<Buffer> {
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 4, 255)
  const fill = ([left, top, width, height]: readonly [number, number, number, number], [red, green, blue]: readonly [number, number, number]) => {
    for (let down = top; down < top + height; down += 1) for (let across = left; across < left + width; across += 1) pixels.set([red, green, blue], (down * WIDTH + across) * 4)
  }
  fill([0, 0, WIDTH, HEIGHT], [168, 150, 128])
  fill([30, 30, WIDTH - 60, HEIGHT - 60], [74, 104, 88])
  const [left, top] = [120 + number % 40, 55 + number % 15]
  fill([left, top, 200, 250], [246, 243, 234])
  fill([left + 60, top + 20, 80, 12], [176, 42, 42])
  for (let line = 0; line < 9; line += 1) fill([left + 20, top + 55 + line * 18, line === 8 ? 70 : 160, 5], [90, 90, 90])
  return Transformer.fromRgbaPixels(pixels, WIDTH, HEIGHT).jpeg(85)
}
