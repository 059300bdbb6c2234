/** The side of the page: its timeline, with entries of the preview or, without, the shape that it will have. */
import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Timeline } from '#runtime/web/record/timeline.tsx'
import { useSelection } from '../definition/use-selection.ts'
import { useTexts } from '../texts/use-texts.ts'
import type { PagePart } from './page-part.ts'
import { texts } from './texts.ts'

export function PageTimeline({ page, object, answer, disabled, set }: PagePart) {
  const t = useTexts(texts)
  const { place, select } = useSelection()
  const selected = place[0] === 'timeline'
  return (
    <aside className={selected ? 'card side-panel related-selected' : 'card side-panel'} aria-label={t.timeline}>
      <div className="card-head">
        {page.timeline ? (
          <button
            type="button"
            className="page-tab page-tab-open page-tab-button"
            aria-pressed={selected}
            onClick={() => select(['timeline'])}
          >
            {t.timeline}
          </button>
        ) : null}
        <span className={page.timeline ? 'page-tab' : 'page-tab page-tab-open'}>{t.comments}</span>
        <span className="page-tab">{t.history}</span>
        <span className="spacer" />
        {page.timeline && !disabled ? (
          <Button
            size="small"
            type="text"
            icon={<CloseOutlined aria-hidden />}
            aria-label={t.removeTimeline}
            onClick={() => {
              select([])
              set('timeline', undefined)
            }}
          />
        ) : null}
      </div>
      <div className="card-body">
        {!page.timeline && !disabled ? (
          <Button
            block
            type="dashed"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => set('timeline', { sources: [], changes: true })}
          >
            {t.addTimeline}
          </Button>
        ) : null}
        {page.timeline && answer ? (
          <div inert className="page-timeline">
            <Timeline object={object} page={page} answer={answer} onChanged={() => undefined} />
          </div>
        ) : null}
        {page.timeline && !answer
          ? [1, 2, 3, 4].map(row => (
              <div key={row} className="wire-entry">
                <span className="wire-dot" />
                <span className="wire-lines">
                  <span className="wire" />
                  <span className="wire wire-short" />
                </span>
              </div>
            ))
          : null}
      </div>
    </aside>
  )
}
