/** Several names in order: put in order by dragging or keys, one more picked below. */
import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { Definition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { type KindName, useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { baseObject } from './base-object.ts'
import { DefinitionPicker } from './definition-picker.tsx'
import { pathWords } from './draft-fields.ts'
import { peopleFit } from './field-fits.ts'
import { FieldPicker } from './field-picker.tsx'
import { PathPicker } from './path-picker.tsx'
import type { PropertyInputProps } from './property-input.ts'
import { RecordTypePicker } from './record-type-picker.tsx'
import { SortableRows } from './sortable-rows.tsx'
import { texts } from './texts.ts'

export function NameList(props: PropertyInputProps) {
  const { id, facts, schema, path, name, title, onChange, disabled, required } = props
  const t = useTexts(texts)
  const { label } = useLocale()
  const draft = useDraft()
  const items = schema.items ?? {}
  const ref = items['x-ref']
  const names = Array.isArray(props.value) ? (props.value as string[]) : []
  const base = baseObject(draft, facts.definition, facts.framesOf(path), items, name)
  const wordsOf = (item: string): string => {
    if (ref === 'field' || ref === 'path') return pathWords(draft, base, item, label)
    if (ref === 'recordType') return label(base?.recordTypes?.find(type => type.name === item)) || item
    return label(draft.find(ref as KindName, item)) || item
  }
  const give = (next: readonly string[]) => onChange(next.length > 0 || required ? next : undefined)
  const add = {
    id,
    value: undefined,
    disabled,
    placeholder: t.add,
    describedBy: props.describedBy,
    ariaLabel: `${title}: ${t.add}`,
    onChange: (picked: string | undefined) => {
      if (picked && !names.includes(picked)) void give([...names, picked])
    },
  }
  const isNew = (item: { readonly name: string }) => !names.includes(item.name)
  return (
    <div className="name-list">
      <SortableRows
        items={names}
        keyOf={item => item}
        labelOf={wordsOf}
        disabled={disabled || names.length < 2}
        label={title}
        onMove={(item, to) => {
          const others = names.filter(other => other !== item)
          return give([...others.slice(0, to), item, ...others.slice(to)])
        }}
      >
        {(item, _index, handle) => (
          <div className="compact-row">
            {handle}
            <span className="compact-words" title={item}>
              {wordsOf(item)}
            </span>
            {disabled ? null : (
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined aria-hidden />}
                aria-label={t.takeOut(wordsOf(item))}
                onClick={() => void give(names.filter(other => other !== item))}
              />
            )}
          </div>
        )}
      </SortableRows>
      {disabled ? null : ref === 'field' ? (
        <FieldPicker key={names.length} {...add} object={base?.name} where={isNew} />
      ) : ref === 'path' ? (
        <PathPicker
          key={names.length}
          {...add}
          object={base?.name}
          where={peopleFit(facts.framesOf(path).at(-1)?.schema)}
        />
      ) : ref === 'recordType' ? (
        <RecordTypePicker key={names.length} {...add} object={base?.name} where={isNew} />
      ) : (
        <DefinitionPicker
          key={names.length}
          {...add}
          kind={ref as KindName}
          where={item => isNew(item) && isOfObject(item, facts.definition)}
        />
      )}
    </div>
  )
}

/** Actions and conversions are of the same object as the page or list that offers them. */
function isOfObject(item: Definition, of: Definition): boolean {
  const isBound = item.kind === 'action' || item.kind === 'conversion'
  return !isBound || !('object' in of) || item.object === of.object
}
