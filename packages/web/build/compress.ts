import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** Pages go over slow lines: every text file has its compressed copy beside it, which the server prefers. */
export const compress: Plugin = {
  name: 'compress',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      for (const [fileName, file] of Object.entries(bundle)) {
        if (!/\.(js|css|svg|html)$/.test(fileName)) continue
        const source = gzipSync(file.type === 'chunk' ? file.code : file.source, { level: 9 })
        this.emitFile({ type: 'asset', fileName: `${fileName}.gz`, source })
      }
    },
  },
}
