import type { DialogOptions } from 'vant'
import { closeDialog, showConfirmDialog, showDialog, showImagePreview } from 'vant'
import { opened } from './closed-by-back.ts'

/** Whether somebody says yes; Back says no. */
export async function agrees(question: DialogOptions): Promise<boolean> {
  return unlessBack(showConfirmDialog(question).then(() => true, () => false), false)
}

/** Says something that has to be read. */
export async function tell(message: string): Promise<void> {
  await unlessBack(showDialog({ message }), undefined)
}

async function unlessBack<Answer>(asking: Promise<Answer>, byBack: Answer): Promise<Answer> {
  let closed: () => void = () => undefined
  const back = new Promise<Answer>((resolve) => {
    closed = opened(() => {
      closeDialog()
      resolve(byBack)
    })
  })
  return Promise.race([asking, back]).finally(closed)
}

/** Shows a picture large. */
export function enlarge(url: string): void {
  const closed = opened(() => shown?.close())
  const shown = showImagePreview({ images: [url], closeOnPopstate: false, onClose: closed }) as { close: () => void } | undefined
}
