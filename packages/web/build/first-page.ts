import type { OutputBundle, OutputChunk, RenderedChunk } from 'rolldown'
import type { HtmlTagDescriptor, Plugin } from 'vite'

/** What CSS a chunk brings, as Vite notes it. */
type Noted = OutputChunk & Pick<RenderedChunk, 'name'> & { viteMetadata?: { importedCss: ReadonlySet<string> } }

/**
 * Names the parts that the first page is made of in the document, so that they are fetched with the program and not only once it
 * runs: on a slow line each step is most of a second.
 * @param parts how the modules' names end that the first page is made of and that are fetched by `import()`
 */
export function firstPage(parts: readonly string[]): Plugin {
  return {
    name: 'first-page',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        if (!bundle) return []
        const files = new Set<string>()
        for (const part of parts) gather(bundle, chunkOf(bundle, part), files)
        return [...files].filter((file) => !html.includes(file)).map(tagOf)
      },
    },
  }
}

function chunkOf(bundle: OutputBundle, part: string): Noted {
  const chunk = Object.values(bundle).find((file): file is OutputChunk => file.type === 'chunk' && file.facadeModuleId?.endsWith(part) === true)
  if (!chunk) throw new Error(`the first page has no part ${part}`)
  return chunk
}

/** A chunk, what it cannot run without, and their styles. */
function gather(bundle: OutputBundle, chunk: Noted, files: Set<string>): void {
  if (files.has(chunk.fileName)) return
  files.add(chunk.fileName)
  for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style)
  for (const name of chunk.imports) {
    const imported = bundle[name]
    if (imported?.type === 'chunk') gather(bundle, imported, files)
  }
}

function tagOf(file: string): HtmlTagDescriptor {
  const href = `/field/${file}`
  return { tag: 'link', injectTo: 'head', attrs: { rel: file.endsWith('.css') ? 'stylesheet' : 'modulepreload', crossorigin: '', href } }
}
