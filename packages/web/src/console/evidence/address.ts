import { evidenceContentPath } from '@lookback/core/evidence'

/** Where the content of a file is, or its small picture. */
export function contentAddress(sha256: string, size: 'full' | 'thumbnail' = 'full'): string {
  const address = evidenceContentPath.replace(':sha256', sha256)
  return size === 'thumbnail' ? `${address}?size=thumbnail` : address
}
