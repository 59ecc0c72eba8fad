const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg', 'image/png': 'png', 'audio/mpeg': 'mp3', 'audio/mp4': 'm4a', 'audio/aac': 'aac', 'audio/amr': 'amr',
  'audio/wav': 'wav', 'audio/webm': 'weba', 'video/mp4': 'mp4', 'video/webm': 'webm', 'video/3gpp': '3gp',
  'video/quicktime': 'mov', 'application/pdf': 'pdf',
}

/** The name of a file in a submission: its content's SHA-256 and an extension by its type. */
export function fileNameOf(sha256: string, type: string): string {
  return `${sha256}.${extensions[type.split(';')[0] ?? ''] ?? 'bin'}`
}

/** The SHA-256 in such a name. */
export function sha256Of(fileName: string): string {
  return fileName.slice(0, 64)
}
