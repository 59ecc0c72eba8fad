/** As sharp as a page of print needs it. */
const TIMES = 2
const MARGIN = 16
const TITLE_HEIGHT = 34

/**
 * A drawn chart as a picture with its title above it.
 * @param drawn the chart's `svg`
 */
export async function chartPicture(drawn: SVGSVGElement, title: string, line: string): Promise<Blob> {
  const { width, height } = drawn.getBoundingClientRect()
  const copy = drawn.cloneNode(true) as SVGSVGElement
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  const picture = new Image()
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`
  await picture.decode()
  const canvas = document.createElement('canvas')
  canvas.width = (width + 2 * MARGIN) * TIMES
  canvas.height = (height + 2 * MARGIN + TITLE_HEIGHT) * TIMES
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.scale(TIMES, TIMES)
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = '#1b2733'
  const { fontFamily } = window.getComputedStyle(document.body)
  context.font = `600 16px ${fontFamily}`
  context.fillText(title, MARGIN, MARGIN + 14)
  context.font = `12px ${fontFamily}`
  context.fillStyle = '#4a5766'
  context.fillText(line, MARGIN, MARGIN + 31)
  context.drawImage(picture, MARGIN, MARGIN + TITLE_HEIGHT, width, height)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png')
  })
}
