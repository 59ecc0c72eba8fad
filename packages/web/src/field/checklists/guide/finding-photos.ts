import { submissionFields } from '@lookback/core/checklists'
import type { FormNode, OpenRepeatNode, RepeatInstanceNode, RootNode, SelectNode, UploadNode } from '../engine/nodes.ts'
import { allNodes, namedFile } from '../engine/open-form.ts'
import { descendants, nameOf } from '../engine/tree.ts'

/** The photos of problems in a form: a repeat in which each photo names the item that it shows. */
export class FindingPhotos {
  readonly #root: RootNode

  constructor(root: RootNode) {
    this.#root = root
  }

  /** Null where the form takes none. */
  get repeat(): OpenRepeatNode | null {
    const node = allNodes(this.#root).find((one): one is OpenRepeatNode => isPhotoRepeat(one))
    return node?.currentState.relevant ? node : null
  }

  /** Names of the files that show a problem, in the order in which they were taken. */
  of(item: string): string[] {
    return this.#entries().flatMap(({ shows, file }) => (shows.currentState.value.includes(item) && file.currentState.value ? [file.currentState.value.name] : []))
  }

  add(item: string, fileName: string): void {
    const { repeat } = this
    if (!repeat) return
    if (!this.#empty()) repeat.addInstances()
    const entry = this.#empty()
    entry?.shows.selectValues([item])
    entry?.file.setValue(namedFile(fileName))
  }

  remove(item: string, fileName: string): void {
    const place = this.#entries().findIndex(({ shows, file }) => shows.currentState.value.includes(item) && file.currentState.value?.name === fileName)
    if (place >= 0) this.repeat?.removeInstances(place)
  }

  #empty() {
    return this.#entries().find(({ file }) => file.currentState.value === null)
  }

  #entries(): { shows: SelectNode; file: UploadNode }[] {
    return (this.repeat?.currentState.children ?? []).flatMap((entry) => {
      const shows = within(entry, submissionFields.photoOf)
      const file = within(entry, submissionFields.findingPhoto)
      return shows?.nodeType === 'select' && file?.nodeType === 'upload' ? [{ shows, file }] : []
    })
  }
}

/** Whether a node is that repeat: it is shown beside the problems. */
export function isPhotoRepeat(node: FormNode): node is OpenRepeatNode {
  return node.nodeType === 'repeat-range:uncontrolled'
    && node.currentState.children.some((entry) => within(entry, submissionFields.findingPhoto) !== undefined)
}

function within(entry: RepeatInstanceNode, name: string): FormNode | undefined {
  return [...descendants(entry)].find((node) => nameOf(node) === name)
}
