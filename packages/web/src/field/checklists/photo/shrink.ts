/** Longest side of a photo after shrinking, in pixels: enough to read a door plate, small enough for a slow line. */
const LONG_SIDE = 1600
const QUALITY = 0.72

/**
 * A photo made small: drawn anew, so that nothing of its metadata (place, device, time) is left, turned the way it was
 * taken, as JPEG.
 * @throws {Error} when the browser cannot read the picture
 */
export async function shrinkPhoto(file: Blob): Promise<Blob> {
  const picture = await readPicture(file)
  const scale = Math.min(1, LONG_SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture.source, 0, 0, canvas.width, canvas.height)
  picture.close()
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
  // A phone short of memory keeps the canvas until its size is given back.
  canvas.width = 0
  if (!blob) throw new Error('the picture could not be written as JPEG')
  return blob
}

interface Picture {
  source: CanvasImageSource
  width: number
  height: number
  close: () => void
}

/** Through an image element: it turns the picture by its orientation in every browser that we support. */
async function readPicture(file: Blob): Promise<Picture> {
  const url = URL.createObjectURL(file)
  const image = new Image()
  image.src = url
  try {
    await image.decode()
  } catch (error) {
    URL.revokeObjectURL(url)
    throw error
  }
  return { source: image, width: image.naturalWidth, height: image.naturalHeight, close: () => URL.revokeObjectURL(url) }
}
