/** The relations of an object: as a map that is drawn on, or as a list; each leads to the other object. */
import { Segmented } from 'antd'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import type { ObjectDefinition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { DataTable } from '#runtime/web/shell/data-table.tsx'
import { EmptyState } from '#runtime/web/shell/empty-state.tsx'
import { useDraft } from '../draft/use-draft.ts'
import { DefinitionPicker } from '../panel/definition-picker.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { AddFieldDialog } from './add-field-dialog.tsx'
import { findRelations } from './find-relations.ts'
import { RelationMap } from './relation-map.tsx'
import { texts } from './texts.ts'

export function RelationsTab({ object }: { readonly object: ObjectDefinition }) {
  const t = useTexts(texts)
  const { label, integer } = useLocale()
  const { all, draft, readOnly } = useDraft()
  const [view, setView] = useState<'map' | 'list'>('map')
  const [target, setTarget] = useState<ObjectDefinition>()
  const objects = all('object')
  const relations = useMemo(() => findRelations(object, objects), [object, objects])
  const refersTo = (name: string | undefined) => setTarget(objects.find(item => item.name === name))
  const link = (item: ObjectDefinition) => (
    <Link to={`/designer/drafts/${draft.id}/object/${item.id}`}>{label(item)}</Link>
  )
  return (
    <div className="card">
      <div className="card-head">
        <span className="muted">{t.relationCount(integer(relations.length))}</span>
        <span className="spacer" />
        {readOnly ? null : (
          <div className="relation-add">
            <DefinitionPicker
              kind="object"
              value={undefined}
              ariaLabel={t.addReferenceTo}
              placeholder={t.addReferenceTo}
              onChange={refersTo}
            />
          </div>
        )}
        <Segmented<'map' | 'list'>
          size="small"
          value={view}
          onChange={setView}
          options={[
            { value: 'map', label: t.asMap },
            { value: 'list', label: t.asTable },
          ]}
        />
      </div>
      {view === 'map' ? (
        <RelationMap object={object} relations={relations} onConnect={setTarget} />
      ) : relations.length === 0 ? (
        <EmptyState text={t.noRelations} />
      ) : (
        <DataTable
          label={t.relationsOf(label(object))}
          rows={relations}
          rowKey={({ from, field, to }) => `${from.id} ${field.id} ${to.id}`}
          columns={[
            {
              key: 'direction',
              title: '',
              hiddenTitle: true,
              draw: ({ from }) => <span className="muted">{from === object ? t.refersTo : t.referredBy}</span>,
            },
            {
              key: 'object',
              title: t.target,
              draw: ({ from, to }) =>
                from === to ? <span className="muted">{t.itself}</span> : link(from === object ? to : from),
            },
            { key: 'field', title: t.columns.field, draw: ({ field }) => label(field) },
            {
              key: 'name',
              title: t.columns.name,
              draw: ({ from, field }) => (
                <code translate="no">
                  {from.name}.{field.name}
                </code>
              ),
            },
          ]}
        />
      )}
      {target ? (
        <AddFieldDialog
          object={object}
          start={{ type: 'reference', target: target.name, label: target.label }}
          onClose={() => setTarget(undefined)}
        />
      ) : null}
    </div>
  )
}
