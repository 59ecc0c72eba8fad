/** A browser's own reader of codes, as far as it is used here; Chrome on Android has one. */
interface CodeReader {
  detect: (picture: ImageBitmap) => Promise<{ rawValue: string }[]>
}

type CodeReaderOfBrowser = (new (options: { formats: string[] }) => CodeReader) & { getSupportedFormats: () => Promise<string[]> }

/** A photo has more than is needed to read a code, and its every pixel costs time. */
const LONG_SIDE = 1_200

/** What the QR code on a picture says: by the browser's own reader where it has one, else by ours; null where there is none to read. */
export async function readCode(picture: Blob): Promise<string | null> {
  const bitmap = await smaller(picture)
  try {
    return await byBrowser(bitmap) ?? await byOurselves(bitmap)
  } finally {
    bitmap.close()
  }
}

async function smaller(picture: Blob): Promise<ImageBitmap> {
  const whole = await createImageBitmap(picture)
  const scale = LONG_SIDE / Math.max(whole.width, whole.height)
  if (scale >= 1) return whole
  const small = await createImageBitmap(whole, { resizeWidth: Math.round(whole.width * scale), resizeHeight: Math.round(whole.height * scale), resizeQuality: 'high' })
  whole.close()
  return small
}

async function byBrowser(bitmap: ImageBitmap): Promise<string | null> {
  const { BarcodeDetector: Reader } = window as { BarcodeDetector?: CodeReaderOfBrowser }
  // Where it is there without the means to read, it says so by its formats.
  const formats = await Reader?.getSupportedFormats().catch((): string[] => []) ?? []
  if (!Reader || !formats.includes('qr_code')) return null
  const [found] = await new Reader({ formats: ['qr_code'] }).detect(bitmap).catch(() => [])
  return found?.rawValue ?? null
}

async function byOurselves(bitmap: ImageBitmap): Promise<string | null> {
  const { default: decodeQR } = await import('qr/decode.js')
  const canvas = document.createElement('canvas')
  canvas.width = bitmap.width
  canvas.height = bitmap.height
  const context = canvas.getContext('2d', { willReadFrequently: true })
  context?.drawImage(bitmap, 0, 0)
  const pixels = context?.getImageData(0, 0, bitmap.width, bitmap.height)
  canvas.width = 0
  if (!pixels) return null
  try {
    return decodeQR(pixels)
  } catch {
    // It throws where it finds no code.
    return null
  }
}
