import type { InjectionKey } from 'vue'
import { inject } from 'vue'

/** Where a form's photos and other files are kept while it is filled in. */
export interface FormFiles {
  /** Keeps a file under the name of its content; answers once it is on disk. */
  keep: (content: Blob) => Promise<string>
  /** The content of a file kept before; null where the phone no longer has it. */
  open: (name: string) => Promise<Blob | null>
}

export const formFilesKey: InjectionKey<FormFiles> = Symbol('form files')

export function useFormFiles(): FormFiles {
  const files = inject(formFilesKey)
  if (!files) throw new Error('a form needs a place for its files')
  return files
}
