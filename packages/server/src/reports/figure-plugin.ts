import type { ScopeData, Tag, TemplateContext, XmlNode } from 'easy-template-x'
import { officeMarkup, RelType, TagPlacement, TemplateExtension, TemplatePlugin, TemplateSyntaxError, xml } from 'easy-template-x'

export interface FigureContent {
  _type: 'figure'
  text: string
  /** Where the figure is opened. */
  target: string
  [key: string]: unknown
}

/** Marks a run that becomes a hyperlink once all lists are written out. */
const RELATION = 'lookback-relation'

/**
 * Puts a figure in as a run that looks as the office formatted the tag, and notes where it leads. The template
 * library's own link turns the text blue, writes the run's properties twice, and is lost in a list within a paragraph,
 * because the library joins the list's pieces by their runs alone; so runs are put in, and linked afterwards.
 */
export class FigurePlugin extends TemplatePlugin {
  override readonly contentType = 'figure'

  override async simpleTagReplacements(tag: Tag, data: ScopeData, context: TemplateContext): Promise<void> {
    if (tag.placement !== TagPlacement.TextNode) throw new TemplateSyntaxError(tag.rawText)
    const { text, target } = data.getScopeData<FigureContent>()
    const run = officeMarkup.query.containingRunNode(tag.xmlTextNode)
    const properties = (run.childNodes ?? []).filter((node) => officeMarkup.query.isRunPropertiesNode(node))
    const copied = () => properties.map((node) => xml.create.cloneNode(node, true))
    const relation = await context.currentPart.rels.add(target, RelType.Link, 'External')
    const [before, after] = xml.modify.splitByChild(run, officeMarkup.query.containingTextNode(tag.xmlTextNode), true)
    for (const node of copied()) xml.modify.insertChild(after, node, 0)
    const figure = xml.create.generalNode('w:r', { attributes: { [RELATION]: relation } })
    const words = xml.create.generalNode('w:t', { attributes: { 'xml:space': 'preserve' } })
    xml.modify.appendChild(words, xml.create.textNode(text))
    for (const node of [...copied(), words]) xml.modify.appendChild(figure, node)
    xml.modify.insertAfter(figure, before)
  }
}

/** Turns the marked runs of a finished part into hyperlinks; a figure that stood inside a link keeps that one. */
export class FigureLinks extends TemplateExtension {
  override async execute(_: ScopeData, { currentPart, options }: TemplateContext): Promise<void> {
    const root = await currentPart.xmlRoot()
    for (const run of xml.query.descendants(root, options.maxXmlDepth, isMarked)) {
      if (!xml.query.isGeneralNode(run)) continue
      const relation = run.attributes?.[RELATION] ?? ''
      run.attributes = {}
      if (isLinked(run)) continue
      const link = xml.create.generalNode('w:hyperlink', { attributes: { 'r:id': relation, 'w:history': '1' } })
      xml.modify.insertBefore(link, run)
      xml.modify.remove(run)
      xml.modify.appendChild(link, run)
    }
  }
}

function isLinked(run: XmlNode): boolean {
  // The library types a parent as always found.
  return (xml.query.findParentByName(run, 'w:hyperlink') as XmlNode | null) !== null
}

function isMarked(node: XmlNode): boolean {
  return xml.query.isGeneralNode(node) && node.attributes?.[RELATION] !== undefined
}
