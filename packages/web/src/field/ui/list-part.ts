/**
 * So many lines of a long list are drawn at once; the next come before the last is in sight. With every letter that is typed all of
 * them are drawn anew: a screen shows nine.
 */
export const LIST_PART = 20
