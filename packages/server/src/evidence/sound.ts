/** Codecs of sound in WebM and Matroska, and of pictures. */
const webmSound = /A_(OPUS|VORBIS|AAC|FLAC)/
const webmPicture = /V_(VP8|VP9|AV1|THEORA|MPEG|MS|UNCOMPRESSED)/

/** So far into a file its head says what is in it, in bytes; a recording says so at its start. */
const HEAD = 262_144

/**
 * The type of a recording that has sound and no pictures; null for anything else. Both kinds of file are told apart from films by
 * what they say of their tracks, since they begin alike.
 * @param found the type by the beginning of the content
 */
export function soundType(found: string, content: Buffer): 'audio/webm' | 'audio/mp4' | null {
  const head = content.subarray(0, HEAD).toString('latin1')
  switch (found) {
    case 'video/webm':
    case 'audio/webm':
      return webmSound.test(head) && !webmPicture.test(head) ? 'audio/webm' : null
    case 'video/mp4':
    case 'audio/mp4':
    case 'audio/x-m4a':
      return isMp4Sound(head) ? 'audio/mp4' : null
    default:
      return null
  }
}

/** Every track names its kind in its handler box (ISO/IEC 14496-12, 8.4.3): four bytes of version, four of nothing, then the kind. */
function isMp4Sound(head: string): boolean {
  const kinds = [...head.matchAll(/hdlr[\s\S]{8}([a-z]{4})/g)].map(([, kind]) => kind)
  return kinds.includes('soun') && !kinds.includes('vide')
}
