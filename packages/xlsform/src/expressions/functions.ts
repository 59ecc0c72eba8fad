/**
 * The functions of ODK XForms expressions (ODK XForms Specification, "XPath Functions"), with the fewest and the most
 * arguments each takes.
 */
export const knownFunctions: ReadonlyMap<string, readonly [fewest: number, most: number]> = new Map([
  ['abs', [1, 1]], ['acos', [1, 1]], ['area', [1, Infinity]], ['asin', [1, 1]], ['atan', [1, 1]], ['atan2', [2, 2]],
  ['base64-decode', [1, 1]], ['boolean', [1, 1]], ['boolean-from-string', [1, 1]], ['ceiling', [1, 1]],
  ['checklist', [2, Infinity]], ['coalesce', [2, 2]], ['concat', [1, Infinity]], ['contains', [2, 2]],
  ['cos', [1, 1]], ['count', [1, 1]], ['count-non-empty', [1, 1]], ['count-selected', [1, 1]], ['current', [0, 0]],
  ['current-date', [0, 0]], ['date', [1, 1]], ['date-time', [1, 1]], ['decimal-date-time', [1, 1]],
  ['decimal-time', [1, 1]], ['digest', [2, 3]], ['distance', [1, Infinity]], ['ends-with', [2, 2]],
  ['enclosed-area', [1, 1]], ['exp', [1, 1]], ['exp10', [1, 1]], ['extract-signed', [2, 2]], ['false', [0, 0]],
  ['floor', [1, 1]], ['format-date', [2, 2]], ['format-date-time', [2, 2]], ['geofence', [2, 2]], ['id', [1, 1]],
  ['if', [3, 3]], ['indexed-repeat', [3, 7]], ['instance', [1, 1]], ['int', [1, 1]],
  ['intersects', [1, 1]], ['join', [2, Infinity]], ['jr:choice-name', [2, 2]], ['jr:itext', [1, 1]],
  ['lang', [1, 1]], ['last', [0, 0]], ['local-name', [0, 1]], ['log', [1, 1]], ['log10', [1, 1]],
  ['lower-case', [1, 1]], ['max', [1, Infinity]], ['min', [1, Infinity]], ['name', [0, 1]],
  ['namespace-uri', [0, 1]], ['normalize-space', [0, 1]], ['not', [1, 1]], ['now', [0, 0]], ['number', [0, 1]],
  ['once', [1, 1]], ['pi', [0, 0]], ['position', [0, 1]], ['pow', [2, 2]], ['property', [1, 1]],
  ['pulldata', [4, 4]], ['random', [0, 0]], ['randomize', [1, 2]], ['regex', [2, 2]], ['round', [1, 2]],
  ['search', [1, 6]], ['selected', [2, 2]], ['selected-at', [2, 2]], ['sin', [1, 1]], ['sqrt', [1, 1]],
  ['starts-with', [2, 2]], ['string', [0, 1]], ['string-length', [0, 1]], ['substr', [2, 3]],
  ['substring', [2, 3]], ['substring-after', [2, 2]], ['substring-before', [2, 2]], ['sum', [1, 1]],
  ['tan', [1, 1]], ['thousandsep', [2, 2]], ['today', [0, 0]], ['translate', [3, 3]], ['true', [0, 0]],
  ['upper-case', [1, 1]], ['uuid', [0, 1]], ['weighted-checklist', [4, Infinity]],
])
