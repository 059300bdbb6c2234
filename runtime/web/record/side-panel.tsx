/** What happened with a record: timeline, comments, history. */
import { Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import type { PageDefinition } from '#metadata/definitions.ts'
import type { CatalogObject } from '../api/catalog.ts'
import { RecordProcesses } from '../instances/record-processes.tsx'
import { Comments } from './comments.tsx'
import { History } from './history.tsx'
import type { RecordPageAnswer } from './record-answer.ts'
import { Timeline } from './timeline.tsx'

interface SidePanelProps {
  readonly object: CatalogObject
  readonly page: PageDefinition | undefined
  readonly answer: RecordPageAnswer
  readonly onChanged: () => void
}

export function SidePanel({ object, page, answer, onChanged }: SidePanelProps) {
  const { t } = useTranslation()
  const { record } = answer
  return (
    <aside className="card side-panel" aria-label={t('timeline.title')}>
      <Tabs
        className="side-tabs"
        destroyOnHidden
        items={[
          ...(page?.timeline
            ? [
                {
                  key: 'timeline',
                  label: t('timeline.title'),
                  children: <Timeline object={object} page={page} answer={answer} onChanged={onChanged} />,
                },
              ]
            : []),
          { key: 'comments', label: t('comments.title'), children: <Comments object={object.name} id={record.id} /> },
          {
            key: 'processes',
            label: t('processes.title'),
            children: <RecordProcesses object={object.name} id={record.id} />,
          },
          { key: 'history', label: t('history.title'), children: <History object={object} id={record.id} /> },
        ]}
      />
    </aside>
  )
}
