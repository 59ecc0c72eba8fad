import './dom.ts'
import { createInstance } from '@getodk/xforms-engine'
import type { EngineNode, EngineRoot } from './engine-types.ts'

type Files = Readonly<Record<string, string>>

/** A form opened in ODK's own engine, to be filled in by path, such as `/data/house` or `/data/person[2]/age`. */
export class OpenForm {
  readonly root: EngineRoot

  private constructor(root: EngineRoot) {
    this.root = root
  }

  /** Opens a form; a file that it names and `files` lacks reads as empty. */
  static async open(xform: string, files: Files = {}): Promise<OpenForm> {
    const instance = await createInstance(xform, {
      form: {
        fetchFormAttachment: (url: { readonly href: string }) => Promise.resolve(response(files[fileName(url.href)])),
        missingResourceBehavior: 'BLANK',
      },
      instance: { geolocationProvider: { getLocation: () => Promise.resolve('27 109 0 0') } },
    })
    return new OpenForm(instance.root)
  }

  /** Every node below the root. */
  nodes(): EngineNode[] {
    const nodes: EngineNode[] = []
    const walk = (children: readonly EngineNode[]): void => {
      for (const child of children) {
        nodes.push(child)
        if (child.currentState.children !== null) walk(child.currentState.children)
      }
    }
    walk(this.root.currentState.children)
    return nodes
  }

  node(path: string): EngineNode {
    const found = this.nodes().filter(node => node.currentState.reference === path)
    // A repeat's range has the path of its first instance's element; questions have one node each.
    const node = found.at(-1)
    if (node === undefined) throw new Error(`no node ${path}; there are ${this.paths().join(' ')}`)
    return node
  }

  paths(): string[] {
    return this.nodes().map(node => node.currentState.reference)
  }

  /** Answers a question as a person would; several values are parted by spaces. */
  answer(path: string, value: string): void {
    const node = this.node(path)
    switch (node.nodeType) {
      case 'input':
      case 'range':
        node.setValue(value)
        return
      case 'select':
        node.selectValues(value.split(' ').filter(part => part !== ''))
        return
      case 'rank':
        node.setValues(value.split(' '))
        return
      case 'trigger':
        node.setValue(value === 'OK')
        return
      case 'group':
      case 'repeat-instance':
      case 'repeat-range:controlled':
      case 'repeat-range:uncontrolled':
      case 'model-value':
      case 'note':
      case 'upload':
        throw new Error(`${path} is a ${node.nodeType}`)
    }
  }

  addInstance(path: string): void {
    for (const node of this.nodes()) {
      if (node.nodeType === 'repeat-range:uncontrolled' && node.currentState.reference === path) {
        node.addInstances()
        return
      }
    }
    throw new Error(`no repeat ${path}`)
  }

  /** The value as it would be submitted. */
  async value(path: string): Promise<string | undefined> {
    const document = new DOMParser().parseFromString(await this.submission(), 'application/xml')
    let at: Element | undefined
    for (const step of path.split('/').slice(1)) {
      const [, name = '', position = '1'] = /^(.+?)(?:\[(\d+)\])?$/.exec(step) ?? []
      const children = at === undefined ? [document.documentElement] : [...at.children]
      at = children.filter(child => child.tagName === name)[Number(position) - 1]
      if (at === undefined) return undefined
    }
    return at?.textContent ?? undefined
  }

  /** The names and labels of the choices offered. */
  choices(path: string): string[] {
    const node = this.node(path)
    if (node.nodeType !== 'select' && node.nodeType !== 'rank') throw new Error(`${path} offers no choices`)
    return node.currentState.valueOptions.map(option => `${option.value}=${option.label.asString}`)
  }

  label(path: string): string | undefined {
    return this.node(path).currentState.label?.asString
  }

  hint(path: string): string | undefined {
    return this.node(path).currentState.hint?.asString
  }

  isRelevant(path: string): boolean {
    return this.node(path).currentState.relevant
  }

  setLanguage(name: string): void {
    const language = this.root.languages.find(candidate => candidate.language === name)
    if (language === undefined) throw new Error(`no language ${name}`)
    this.root.setLanguage(language)
  }

  /** What is wrong with the answers: path, condition and message. */
  violations(): string[] {
    return this.root.validationState.violations.map(({ reference, violation }) =>
      `${reference} ${violation.condition} ${violation.message?.asString ?? ''}`.trim())
  }

  async submission(): Promise<string> {
    const payload = await this.root.prepareInstancePayload()
    return await payload.data[0].get('xml_submission_file').text()
  }
}

function fileName(url: string): string {
  return url.slice(url.lastIndexOf('/') + 1)
}

function response(text: string | undefined): Response {
  return text === undefined ? new Response('', { status: 404 }) : new Response(text, { status: 200 })
}
