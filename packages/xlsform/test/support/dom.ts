import { JSDOM } from 'jsdom'

/**
 * The engine expects a browser's globals; this gives Node those of jsdom. Its XPath parser, built for CommonJS, also
 * asks for `__dirname`.
 */
const { window } = new JSDOM('')
Object.assign(globalThis, { __dirname: import.meta.dirname })
const names = ['DOMParser', 'XMLSerializer', 'Node', 'Element', 'Attr', 'Document', 'XMLDocument', 'Text', 'document']
for (const name of names) {
  Object.assign(globalThis, { [name]: window[name] as unknown })
}
