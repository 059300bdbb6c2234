/** Objects by rights: each cell says how far a right reaches and is set by click, number keys or from its menu. */
import { CaretRightOutlined, SearchOutlined } from '@ant-design/icons'
import { Checkbox, Input } from 'antd'
import { Fragment, useRef, useState } from 'react'
import { Link } from 'react-router'
import type { ObjectDefinition, RoleDefinition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { ObjectIcon } from '#runtime/web/shell/icon.tsx'
import { ScrollRegion } from '#runtime/web/shell/scroll-region.tsx'
import { useSelection } from '../definition/use-selection.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { FieldAccessRows } from './field-access-rows.tsx'
import { moveAmongCells } from './move-among-cells.ts'
import { ScopeCell } from './scope-cell.tsx'
import { effectiveScope, rights, rightsTo } from './scopes.ts'
import { SeenRecords } from './seen-records.tsx'
import { texts } from './texts.ts'
import type { RoleEffect } from './use-role-effect.ts'

interface RightsMatrixProps {
  readonly role: RoleDefinition
  readonly effect: RoleEffect | undefined
}

export function RightsMatrix({ role, effect }: RightsMatrixProps) {
  const t = useTexts(texts)
  const { label, integer } = useLocale()
  const { all, draft } = useDraft()
  const { select } = useSelection()
  const [search, setSearch] = useState('')
  const [onlyGranted, setOnlyGranted] = useState(false)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const table = useRef<HTMLTableElement>(null)
  const wanted = search.trim().toLowerCase()
  const isGranted = (object: ObjectDefinition) =>
    rights.some(right => effectiveScope(role, object.name, right) !== 'none') ||
    rightsTo(role, object.name) !== undefined
  const objects = [...all('object')]
    .sort((a, b) => Number(isGranted(b)) - Number(isGranted(a)) || label(a).localeCompare(label(b)))
    .filter(item => !onlyGranted || isGranted(item))
    .filter(item => wanted === '' || `${label(item)} ${item.name}`.toLowerCase().includes(wanted))
  const toggle = (id: string) =>
    setOpen(before => {
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  return (
    <div className="card">
      <div className="card-head">
        <h2>{t.objectRights}</h2>
        <span className="muted matrix-keys">{t.keys}</span>
        <span className="spacer" />
        <Checkbox checked={onlyGranted} onChange={({ target }) => setOnlyGranted(target.checked)}>
          {t.onlyGranted}
        </Checkbox>
        <Input
          size="small"
          className="matrix-search"
          prefix={<SearchOutlined aria-hidden />}
          placeholder={t.search}
          aria-label={t.search}
          allowClear
          value={search}
          onChange={event => setSearch(event.target.value)}
        />
      </div>
      <ScrollRegion label={t.objectRights}>
        <table
          className="plain-table rights-matrix"
          ref={table}
          onKeyDown={event => moveAmongCells(event, table.current)}
        >
          <thead>
            <tr>
              <th scope="col">{t.object}</th>
              {rights.map(right => (
                <th key={right} scope="col" className="scope-head">
                  {t.rights[right]}
                </th>
              ))}
              <th
                scope="col"
                className="numeric"
                title={effect?.person ? t.seesOf(effect.person.name ?? t.unnamed) : undefined}
              >
                {effect?.person ? t.sees : <span className="visually-hidden">{t.sees}</span>}
              </th>
            </tr>
          </thead>
          <tbody>
            <tr className="matrix-all">
              <th scope="row">
                {t.allObjects} <span className="muted">{t.allObjectsHint}</span>
              </th>
              {rights.map(right => (
                <td key={right} className="scope-slot">
                  <ScopeCell role={role} right={right} />
                </td>
              ))}
              <td />
            </tr>
            {objects.map(object => {
              const isOpen = open.has(object.id)
              const known = effect?.objects.find(item => item.object === object.id)
              const limited = rightsTo(role, object.name)?.fields?.length ?? 0
              const name = label(object)
              return (
                <Fragment key={object.id}>
                  <tr>
                    <th scope="row">
                      <span className="matrix-object">
                        <button
                          type="button"
                          className="tree-caret"
                          aria-expanded={isOpen}
                          aria-label={t.fieldsOf(name)}
                          onClick={() => {
                            toggle(object.id)
                            if (rightsTo(role, object.name)) select(['rights', object.name])
                          }}
                        >
                          <CaretRightOutlined aria-hidden rotate={isOpen ? 90 : 0} />
                        </button>
                        <ObjectIcon name={object.icon} color={object.color} label={name} size={20} />
                        <Link to={`/designer/drafts/${draft.id}/object/${object.id}`}>{name}</Link>
                        {limited > 0 ? <span className="field-limit">{t.limited(integer(limited))}</span> : null}
                      </span>
                    </th>
                    {rights.map(right => (
                      <td key={right} className="scope-slot">
                        <ScopeCell
                          role={role}
                          object={object}
                          right={right}
                          effect={known?.rights.find(item => item.right === right)}
                        />
                      </td>
                    ))}
                    <td className="numeric">
                      <SeenRecords effect={known} />
                    </td>
                  </tr>
                  {isOpen ? <FieldAccessRows role={role} object={object} effect={effect} /> : null}
                </Fragment>
              )
            })}
            {objects.length === 0 ? (
              <tr>
                <td colSpan={8} className="muted">
                  {t.noObject}
                </td>
              </tr>
            ) : null}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  )
}
