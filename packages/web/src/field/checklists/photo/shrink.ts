/** Longest side of a photo after shrinking, in pixels: enough to read a door plate, small enough for a slow line. */
const LONG_SIDE = 1600
const QUALITY = 0.72
/** Of the photo's width: so large are the letters below it, and so high the strip that they stand on. */
const LETTERS = 1 / 32
const STRIP = 1 / 18

type Surface = HTMLCanvasElement | OffscreenCanvas

/**
 * A photo made small: drawn anew, so that nothing of its metadata (place, device, time) is left, turned the way it was
 * taken, as JPEG.
 * @param printed what stands in a strip below it; null for no strip
 * @throws {Error} when the browser cannot read the picture
 */
export async function shrinkPhoto(file: Blob, printed: string | null): Promise<Blob> {
  const picture = await readPicture(file)
  const scale = Math.min(1, LONG_SIDE / Math.max(picture.width, picture.height))
  const width = Math.max(1, Math.round(picture.width * scale))
  const height = Math.max(1, Math.round(picture.height * scale))
  const surface = surfaceOf(width, height + (printed === null ? 0 : Math.ceil(width * STRIP)))
  const context = surface instanceof HTMLCanvasElement ? surface.getContext('2d') : surface.getContext('2d')
  context?.drawImage(picture, 0, 0, width, height)
  picture.close()
  if (printed !== null && context) print(context, printed, { width, top: height })
  const blob = await jpegOf(surface)
  // A phone short of memory keeps the canvas until its size is given back.
  surface.width = 0
  if (!blob) throw new Error('the picture could not be written as JPEG')
  return blob
}

/** Away from the page where the browser can: there it is written by a thread of its own, and at once. */
function surfaceOf(width: number, height: number): Surface {
  if ('OffscreenCanvas' in window) return new OffscreenCanvas(width, height)
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  return canvas
}

function jpegOf(surface: Surface): Promise<Blob | null> {
  if (surface instanceof HTMLCanvasElement) return new Promise((resolve) => surface.toBlob(resolve, 'image/jpeg', QUALITY))
  return surface.convertToBlob({ type: 'image/jpeg', quality: QUALITY })
}

/** White on black, and as much narrower as it must be to fit. */
function print(context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D, text: string, { width, top }: { width: number; top: number }): void {
  context.fillStyle = '#000'
  context.fillRect(0, top, width, width * STRIP + 1)
  context.fillStyle = '#fff'
  context.font = `${width * LETTERS}px sans-serif`
  context.textBaseline = 'middle'
  context.fillText(text, width * LETTERS * 0.5, top + (width * STRIP) / 2, width * (1 - LETTERS))
}

/** A JPEG that is two pixels wide and one high as it is stored, from a camera held on its side (EXIF orientation 6): one wide and two high. */
const onItsSide = '/9j/4QAiRXhpZgAATU0AKgAAAAgAAQESAAMAAAABAAYAAAAAAAD/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQH/wAALCAABAAIBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z'

let turning: Promise<boolean> | null = null

/** Whether the browser turns a file's picture the way it was taken, of itself; tried once. */
function turnsFiles(): Promise<boolean> {
  turning ??= createImageBitmap(new Blob([Uint8Array.from(atob(onItsSide), (character) => character.charCodeAt(0))], { type: 'image/jpeg' }))
    .then(({ width, height }) => height > width, () => false)
  return turning
}

/**
 * Decoded by a thread beside the page's own, at half the time, where the browser turns pictures there; an image element does so in
 * every browser that we support.
 */
async function readPicture(file: Blob): Promise<ImageBitmap> {
  if (!await turnsFiles()) return readByElement(file)
  // What cannot be decoded there may be a format that only elements read.
  return createImageBitmap(file).catch(() => readByElement(file))
}

/** Decoded beside the page's thread too: drawn as an element, it would be decoded there once more. */
async function readByElement(file: Blob): Promise<ImageBitmap> {
  const url = URL.createObjectURL(file)
  const image = new Image()
  try {
    await new Promise((resolve, reject) => {
      image.onload = resolve
      image.onerror = () => reject(new Error('no picture that this browser reads'))
      image.src = url
    })
    return await createImageBitmap(image)
  } finally {
    URL.revokeObjectURL(url)
  }
}
