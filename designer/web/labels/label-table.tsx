/** The texts as rows of which only those on the screen are drawn; arrow keys and Enter go from row to row. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { Link } from 'react-router'
import type { Definition } from '#metadata/definitions.ts'
import { locales } from '#runtime/web/i18n/locale.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { texts as draftTexts } from '../draft/texts.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import type { Label } from './label-api.ts'
import { LabelCell } from './label-cell.tsx'
import { texts } from './texts.ts'

const rowHeight = 36

export function LabelTable({ labels }: { readonly labels: readonly Label[] }) {
  const t = useTexts(texts)
  const { kind: kinds } = useTexts(draftTexts)
  const { label, text } = useLocale()
  const { draft, definitions } = useDraft()
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: labels.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight,
  })
  const byName = new Map<string, Definition>(definitions.map(item => [`${item.kind} ${item.name}`, item]))
  // A row that is scrolled to is drawn a moment later; it is focused then.
  const wanted = useRef<string>(undefined)
  const focusWanted = () => {
    const cell = wanted.current && scroller.current?.querySelector<HTMLElement>(`[data-cell="${wanted.current}"]`)
    if (!cell) return
    wanted.current = undefined
    cell.focus()
  }
  useEffect(focusWanted)
  const goTo = (index: number, column: number) => {
    if (index < 0 || index >= labels.length) return
    wanted.current = `${index}-${column}`
    virtual.scrollToIndex(index)
    focusWanted()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const cell = (event.target as HTMLElement).dataset.cell?.split('-').map(Number)
    if (!cell || event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    goTo(cell[0]! + step, cell[1]!)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a real table cannot be drawn in parts
    <div className="label-table" role="table" aria-label={t.title} aria-rowcount={labels.length + 1}>
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div className="label-scroll" ref={scroller} role="rowgroup" onKeyDown={onKeyDown}>
        {/* biome-ignore lint/a11y/useSemanticElements: see above */}
        <div className="label-row label-head" role="row" aria-rowindex={1} tabIndex={-1}>
          {[t.where, t.en, t['zh-CN']].map(title => (
            // biome-ignore lint/a11y/useSemanticElements: see above
            <span key={title} role="columnheader" tabIndex={-1}>
              {title}
            </span>
          ))}
        </div>
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const item = labels[index]!
            const definition = byName.get(`${item.kind} ${item.name}`)
            const what = text(item.what)
            return (
              // biome-ignore lint/a11y/useSemanticElements: see above
              <div
                key={`${item.kind} ${item.name} ${item.path}`}
                className="label-row"
                role="row"
                tabIndex={-1}
                aria-rowindex={index + 2}
                style={{ transform: `translateY(${start}px)`, height: rowHeight }}
              >
                {/* biome-ignore lint/a11y/useSemanticElements: see above */}
                <span role="rowheader" className="label-where" tabIndex={-1}>
                  <span className="muted">{kinds[item.kind]}</span>
                  {definition ? (
                    <Link to={`/designer/drafts/${draft.id}/${item.kind}/${definition.id}`} title={item.path}>
                      {label(definition)}
                    </Link>
                  ) : (
                    item.name
                  )}
                  <span className="label-what" title={what}>
                    {what}
                  </span>
                </span>
                {locales.map((locale, column) => (
                  // biome-ignore lint/a11y/useSemanticElements: see above
                  <span role="cell" key={locale} tabIndex={-1}>
                    <LabelCell label={item} locale={locale} cell={`${index}-${column}`} />
                  </span>
                ))}
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}
