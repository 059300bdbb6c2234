/** What people read on a menu entry: its own label, or that of what it opens. */
import type { NamedApplication } from '#metadata/application.ts'
import type { MenuItem } from '#metadata/definitions.ts'
import { type Both, labelOf } from './words.ts'

type Opening = {
  readonly [K in 'label' | 'list' | 'query' | 'report' | 'dashboard' | 'link']?: MenuItem[K] | undefined
}

/** In both languages; the link where it has no label. */
export function entryLabel({ definitions }: NamedApplication, opening: Opening): Both {
  const { label, list, query, report, dashboard, link } = opening
  const opened = definitions.find(
    item =>
      (item.kind === 'list' && item.name === list) ||
      (item.kind === 'query' && item.name === query) ||
      (item.kind === 'report' && item.name === report) ||
      (item.kind === 'dashboard' && item.name === dashboard),
  )
  return labelOf({ label: label ?? opened?.label ?? {} }, list ?? query ?? report ?? dashboard ?? link)
}
