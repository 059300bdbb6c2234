/** A list of elements: put in order by dragging or keys, each opened in the panel, one more added at its end. */
import { CloseOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { hueOf } from '#runtime/web/fields/choice-tag.tsx'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useSelection } from '../definition/use-selection.ts'
import { useTexts } from '../texts/use-texts.ts'
import { AddElement } from './add-element.tsx'
import { choiceInRow } from './choice-in-row.ts'
import { useElementWords } from './element-words.ts'
import type { PropertyInputProps } from './property-input.ts'
import { RemoveDialog } from './remove-dialog.tsx'
import { titleOf, wordOf } from './schema-words.ts'
import { SortableRows } from './sortable-rows.tsx'
import { branchOf, isNode, type Spot, stepTo } from './spot.ts'
import { texts } from './texts.ts'

export function ElementList(props: PropertyInputProps) {
  const { facts, schema, path, title, disabled } = props
  const t = useTexts(texts)
  const { select } = useSelection()
  const wordsOf = useElementWords(facts.definition)
  const [removed, setRemoved] = useState<{ readonly words: string; readonly step: string }>()
  const { locale } = useLocale()
  const { definition, spot, edits } = facts
  const choice = choiceInRow(schema.items ?? {})
  const choiceSchema = (choice && schema.items?.properties?.[choice]) || {}
  const values = Array.isArray(props.value) ? (props.value as unknown[]) : []
  const list = [...spot.place, ...path]
  const elements = values.map((value, index): Spot => {
    const items = schema.items ?? {}
    const branch = branchOf(items, value)
    return {
      place: [...list, stepTo(schema, value, index)],
      value,
      schema: branch,
      whole: items,
      pointer: `${spot.pointer}/${path.join('/')}/${index}`,
      frames: isNode(value)
        ? [...facts.framesOf(path), { node: value, schema: branch, property: props.name }]
        : facts.framesOf(path),
      array: { schema, values, index },
    }
  })
  const stepOf = (element: Spot) => element.place.at(-1) ?? ''
  const move = (key: string, to: number) => {
    const others = elements.map(stepOf).filter(step => step !== key)
    const isKeyed = schema['x-key'] !== undefined
    const after = to === 0 ? null : isKeyed ? (others[to - 1] ?? null) : to - 1
    return edits.move([...list, key], after)
  }
  return (
    <div className="element-list">
      {elements.length === 0 ? <p className="muted property-hint">{t.noElements}</p> : null}
      <SortableRows
        items={elements}
        keyOf={stepOf}
        labelOf={wordsOf}
        onMove={move}
        disabled={disabled || elements.length < 2}
        label={title}
      >
        {(element, index, handle) => {
          const words = wordsOf(element)
          const findings = facts.findingsAt([...path, String(index)])
          const isWrong = findings.some(item => item.severity === 'error')
          const { color, retired } = isNode(element.value) ? element.value : { color: undefined, retired: undefined }
          return (
            <div className="compact-row">
              {handle}
              <button type="button" className="compact-open" onClick={() => select(element.place)}>
                {typeof color === 'string' ? (
                  <span className="color-swatch" style={{ background: hueOf(color) }} />
                ) : null}
                <span className={retired ? 'compact-words compact-retired' : 'compact-words'}>{words}</span>
                {findings.length > 0 ? (
                  <span
                    role="img"
                    className={`tree-mark tree-mark-${isWrong ? 'error' : 'warning'}`}
                    aria-label={t.hasFindings}
                  />
                ) : null}
                {choice ? null : <RightOutlined aria-hidden className="compact-arrow" />}
              </button>
              {choice && isNode(element.value) ? (
                <Select
                  size="small"
                  variant="borderless"
                  aria-label={`${words}: ${titleOf(choiceSchema, locale)}`}
                  disabled={disabled}
                  value={String(element.value[choice])}
                  options={(choiceSchema.enum ?? []).map(item => ({
                    value: String(item),
                    label: wordOf(choiceSchema, item, locale),
                  }))}
                  onChange={next => void edits.set([...element.place, choice], next)}
                  popupMatchSelectWidth={false}
                />
              ) : null}
              {disabled ? null : (
                <Button
                  type="text"
                  size="small"
                  icon={<CloseOutlined aria-hidden />}
                  aria-label={t.takeOut(words)}
                  onClick={() => setRemoved({ words, step: stepOf(element) })}
                />
              )}
            </div>
          )
        }}
      </SortableRows>
      {disabled ? null : <AddElement {...props} elements={elements} />}
      {removed ? (
        <RemoveDialog
          what={removed.words}
          command="remove-element"
          args={{ kind: definition.kind, name: definition.name, path: [...list, removed.step] }}
          onClose={() => setRemoved(undefined)}
        />
      ) : null}
    </div>
  )
}
