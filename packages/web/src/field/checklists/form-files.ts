import type { InjectionKey } from 'vue'
import { inject } from 'vue'

/** Where a form's photos and other files are kept while it is filled in. */
export interface FormFiles {
  /** Keeps a file under the name of its content; answers once it is on disk. */
  keep: (content: Blob) => Promise<string>
  /** The content of a file kept before; null where the phone no longer has it. */
  open: (name: string) => Promise<Blob | null>
  /** Notes that the camera is opened for a place in the form: the page may be gone before it gives anything. */
  begin: (place: string) => Promise<void>
  /** Keeps what was just chosen as it is, before it is made small and becomes part of the form. */
  hold: (place: string, content: Blob) => Promise<void>
  /** What an earlier page did not live to take in; null where there is nothing. */
  left: (place: string) => Promise<{ content: Blob | null } | null>
  /** It is part of the form on disk, or nothing was chosen. */
  end: (place: string) => Promise<void>
  /** Time and place to be printed under a photo that is taken now; null where the county wants none. */
  printed: () => string | null
}

/**
 * The same for one form.
 * @param form what its places belong to
 * @param settled once what the form has been given is on disk
 * @param where the place that its photos are of, in words that name nobody
 */
export function filesOf(files: FormFiles, form: string, settled: () => Promise<void>, where: () => string): FormFiles {
  const within = (place: string) => `${form} ${place}`
  return {
    ...files,
    begin: (place) => files.begin(within(place)),
    hold: (place, content) => files.hold(within(place), content),
    left: (place) => files.left(within(place)),
    end: async (place) => {
      await settled()
      await files.end(within(place))
    },
    printed: () => {
      const time = files.printed()
      return time === null ? null : `${time} ${where()}`.trim()
    },
  }
}

export const formFilesKey: InjectionKey<FormFiles> = Symbol('form files')

export function useFormFiles(): FormFiles {
  const files = inject(formFilesKey)
  if (!files) throw new Error('a form needs a place for its files')
  return files
}
