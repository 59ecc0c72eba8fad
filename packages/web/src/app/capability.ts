import type { Locale, Permission } from '@lookback/core/kernel'
import type { DayRow } from '@lookback/core/day-close'
import type { Component, InjectionKey } from 'vue'
import type { RouteLocationRaw } from 'vue-router'

/** 查 · 改 · 督 · 报 · 管: the groups of the menu, in the order of the work. */
export const menuGroups = ['check', 'rectify', 'supervise', 'report', 'manage'] as const
export type MenuGroup = (typeof menuGroups)[number]

/** A page of the console. */
export interface ConsolePage {
  /** Below `/`; `:name` for parameters, which the page gets as props. */
  path: string
  /** Key of the page's name. */
  title: string
  /** Without one, for everybody who is signed in. */
  permission?: Permission
  component: () => Promise<unknown>
  /** Its place in the menu, and what it opens with from there; a page without one is reached from others. */
  menu?: { group: MenuGroup; icon: Component; query?: Readonly<Record<string, string>> }
  /**
   * Of a page without a place of its own in the menu, the path of the one whose entry stays lit; without it, the entry whose path its own
   * begins with, or else the first of its capability. Null for a page that belongs to none.
   */
  under?: string | null
}

/** What the search box finds of a kind, as the console shows it; the kinds are those of the server's providers. */
export interface FoundKind {
  kind: string
  /** Key of the heading above what was found. */
  title: string
  to: (id: string) => string
}

/** A capability as the console shows it, under the same name as in `core`. */
export interface ConsoleCapability {
  name: string
  pages?: readonly ConsolePage[]
  /** Tables that are filled in and brought back to it, by kind, with what allows to bring one. */
  tables?: Readonly<Record<string, Permission>>
  /**
   * What opens of a queue in “my work”, by the queue's name: a list that is told the `queue`, and says `changed` when it
   * has taken something off it.
   */
  work?: Readonly<Record<string, () => Promise<Component>>>
  /** What opens of something that was due on a day, by its kind. */
  dayMatters?: Readonly<Record<string, (matter: DayRow) => RouteLocationRaw>>
  /** What of it the search box finds. */
  found?: readonly FoundKind[]
  /** By language; the keys begin with the capability's name in camel case. */
  words?: Readonly<Record<Locale, () => Promise<{ words: object }>>>
}

/** All of them, for pages that show what others bring. */
export const capabilitiesKey: InjectionKey<readonly ConsoleCapability[]> = Symbol('capabilities')
