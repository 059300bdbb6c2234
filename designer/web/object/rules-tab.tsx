/** The rules that hold for the records of an object: what has to be true, what is unique, found, alike, and which variants there are. */
import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { LocalizedText, ObjectDefinition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { type Place, useSelection } from '../definition/use-selection.ts'
import { useDraft } from '../draft/use-draft.ts'
import { fieldsOf } from '../panel/draft-fields.ts'
import { FieldPicker } from '../panel/field-picker.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { AddRule } from './add-rule.tsx'
import { texts } from './texts.ts'

type Group = 'validations' | 'keys' | 'indexes' | 'duplicates' | 'recordTypes'

export function RulesTab({ object }: { readonly object: ObjectDefinition }) {
  const t = useTexts(texts)
  const { label, text } = useLocale()
  const draft = useDraft()
  const fields = new Map(fieldsOf(draft, object).map(field => [field.name, label(field)]))
  const words = (names: readonly string[]) => names.map(name => fields.get(name) ?? name).join(' + ')
  return (
    <div className="rules">
      <RuleList
        object={object}
        group="validations"
        rows={(object.validations ?? []).map(rule => ({
          id: rule.id,
          text: label(rule),
          hint: `${rule.level === 'warning' ? `${t.warns} · ` : ''}${text(rule.message)}`,
          code: rule.holds,
        }))}
      />
      <RuleList
        object={object}
        group="recordTypes"
        rows={(object.recordTypes ?? []).map(type => ({
          id: type.id,
          text: label(type),
          hint: type.retired ? t.retired : type.name,
        }))}
      />
      <RuleList
        object={object}
        group="keys"
        rows={(object.keys ?? []).map(key => ({ id: key.id, text: words(key.fields) }))}
      />
      <RuleList
        object={object}
        group="duplicates"
        rows={(object.duplicates ?? []).map(rule => ({
          id: rule.id,
          text: labelOr(rule.label, words(rule.fields)),
          hint: `${rule.label ? `${words(rule.fields)} · ` : ''}${t.match[rule.match]} · ${t.action[rule.action]}`,
        }))}
      />
      <RuleList
        object={object}
        group="indexes"
        rows={(object.indexes ?? []).map(index => ({ id: index.id, text: words(index.fields) }))}
      />
      <SearchFields object={object} />
    </div>
  )

  function labelOr(text: LocalizedText | undefined, or: string): string {
    return text ? label({ label: text, name: or }) : or
  }
}

interface RuleRow {
  readonly id: string
  readonly text: string
  readonly hint?: string
  /** The expression that has to hold. */
  readonly code?: string
}

interface RuleListProps {
  readonly object: ObjectDefinition
  readonly group: Group
  readonly rows: readonly RuleRow[]
}

function RuleList({ object, group, rows }: RuleListProps) {
  const t = useTexts(texts)
  const { run, readOnly } = useDraft()
  const { place, select } = useSelection()
  const remove = (id: string) => run('remove-element', { kind: 'object', name: object.name, path: [group, id] })
  return (
    <RuleCard title={t.rules[group]} hint={t.rules[`${group}Hint`]}>
      {rows.map(row => {
        const at: Place = [group, row.id]
        const isSelected = place[0] === group && place[1] === row.id
        return (
          <li key={row.id} className={isSelected ? 'rule-row row-selected' : 'rule-row'}>
            <button
              type="button"
              className="rule-open"
              aria-current={isSelected ? 'true' : undefined}
              onClick={() => select(at)}
            >
              <span>{row.text}</span>
              {row.code ? <code translate="no">{row.code}</code> : null}
              {row.hint ? <span className="muted">{row.hint}</span> : null}
            </button>
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined aria-hidden />}
              disabled={readOnly}
              aria-label={t.remove(row.text)}
              onClick={() => void remove(row.id)}
            />
          </li>
        )
      })}
      {rows.length === 0 ? <li className="rule-row muted">{t.none}</li> : null}
      {readOnly ? null : (
        <li className="rule-row">
          <AddRule object={object} group={group} />
        </li>
      )}
    </RuleCard>
  )
}

function SearchFields({ object }: { readonly object: ObjectDefinition }) {
  const t = useTexts(texts)
  const { label } = useLocale()
  const { run, readOnly } = useDraft()
  const chosen = object.search ?? []
  const set = (names: readonly string[]) =>
    run('set-property', {
      kind: 'object',
      name: object.name,
      path: ['search'],
      ...(names.length > 0 ? { value: names } : {}),
    })
  return (
    <RuleCard title={t.rules.search} hint={t.rules.searchHint}>
      {chosen.map(name => {
        const shown = label(object.fields.find(field => field.name === name) ?? { name })
        return (
          <li key={name} className="rule-row">
            <span className="rule-open">{shown}</span>
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined aria-hidden />}
              disabled={readOnly}
              aria-label={t.remove(shown)}
              onClick={() => void set(chosen.filter(other => other !== name))}
            />
          </li>
        )
      })}
      {chosen.length === 0 ? <li className="rule-row muted">{t.none}</li> : null}
      {readOnly ? null : (
        <li className="rule-row">
          <PlusOutlined aria-hidden className="muted" />
          <FieldPicker
            object={object.name}
            value={undefined}
            ariaLabel={`${t.rules.search}: ${t.add}`}
            placeholder={t.add}
            where={({ definition, name }) =>
              !chosen.includes(name) &&
              ['text', 'longText', 'email', 'phone', 'autoNumber', 'url'].includes(definition?.type ?? '')
            }
            onChange={name => (name ? set([...chosen, name]) : undefined)}
          />
        </li>
      )}
    </RuleCard>
  )
}

interface RuleCardProps {
  readonly title: string
  readonly hint: string
  readonly children: ReactNode
}

function RuleCard({ title, hint, children }: RuleCardProps) {
  return (
    <section className="card rule-card" aria-label={title}>
      <div className="card-head">
        <h2>{title}</h2>
        <span className="muted">{hint}</span>
      </div>
      <ul>{children}</ul>
    </section>
  )
}
