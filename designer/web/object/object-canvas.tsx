/** An object on its canvas: its fields as a table, its relations as a map, the rules that hold for its records. */
import { Tabs } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { RouteLoading } from '#runtime/web/shell/route-loading.tsx'
import type { CanvasProps } from '../canvas-props.ts'
import { useTexts } from '../texts/use-texts.ts'
import { FieldsTab } from './fields-tab.tsx'
import './object.css'
import { RulesTab } from './rules-tab.tsx'
import { texts } from './texts.ts'

const RelationsTab = lazy(async () => ({ default: (await import('./relations-tab.tsx')).RelationsTab }))

type Tab = 'fields' | 'relations' | 'rules'

export function ObjectCanvas({ definition }: CanvasProps<'object'>) {
  const t = useTexts(texts)
  const [tab, setTab] = useState<Tab>('fields')
  return (
    <div className="object-canvas">
      <Tabs
        activeKey={tab}
        onChange={key => setTab(key as Tab)}
        items={(['fields', 'relations', 'rules'] as const).map(key => ({
          key,
          label: t.tabs[key],
          children:
            key === 'fields' ? (
              <FieldsTab object={definition} />
            ) : key === 'rules' ? (
              <RulesTab object={definition} />
            ) : (
              <Suspense fallback={<RouteLoading />}>
                <RelationsTab object={definition} />
              </Suspense>
            ),
        }))}
        destroyOnHidden
      />
    </div>
  )
}
