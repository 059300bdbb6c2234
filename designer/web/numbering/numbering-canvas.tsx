/** A numbering: its parts in order, each written in place, and what the next numbers look like. */
import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown, Input, InputNumber } from 'antd'
import type { NumberingDefinition } from '#metadata/definitions.ts'
import type { Schema } from '#metadata/kinds/schema.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { Loaded } from '#runtime/web/shell/loaded.tsx'
import type { CanvasProps } from '../canvas-props.ts'
import { useDraft } from '../draft/use-draft.ts'
import { FindingNote } from '../findings/finding-note.tsx'
import { FieldPicker } from '../panel/field-picker.tsx'
import { hintOf, titleOf } from '../panel/schema-words.ts'
import { SortableRows } from '../panel/sortable-rows.tsx'
import { useKinds } from '../panel/use-kinds.ts'
import { useTyped } from '../panel/use-typed.ts'
import { UsingFields } from '../picklist/using-fields.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { exampleNumber } from './example-number.ts'
import { texts } from './texts.ts'
import './numbering.css'

type Part = NumberingDefinition['parts'][number]

/** What a new part of each sort begins as. */
const fresh: Readonly<Record<Part['part'], (field: string) => Part>> = {
  text: () => ({ part: 'text', text: '-' }),
  year: () => ({ part: 'year' }),
  month: () => ({ part: 'month' }),
  day: () => ({ part: 'day' }),
  unit: () => ({ part: 'unit' }),
  field: field => ({ part: 'field', field }),
  counter: () => ({ part: 'counter', digits: 4 }),
}

export function NumberingCanvas({ definition }: CanvasProps<'numbering'>) {
  const t = useTexts(texts)
  const { locale } = useLocale()
  const { run, find, readOnly, findingsOf } = useDraft()
  const kinds = useKinds()
  const { kind, name, parts, object } = definition
  const at = { kind, name }
  const fields = find('object', object)?.fields ?? []
  const findings = findingsOf(definition.id)
  const move = (key: string, to: number) =>
    run('move-element', { ...at, path: ['parts', Number(key)], after: to === 0 ? null : to - 1 })
  return (
    <Loaded query={kinds}>
      {({ numbering }) => {
        const branches = numbering.properties?.parts?.items?.oneOf ?? []
        const branchOf = (part: string) => branches.find(item => item.properties?.part?.const === part)
        const offered = branches.filter(item => item.properties?.part?.const !== 'field' || fields.length > 0)
        return (
          <div className="stack">
            <section className="card" aria-label={t.examples}>
              <div className="card-head">
                <h2>{t.examples}</h2>
              </div>
              <ol className="number-examples" translate="no">
                {[0, 1, 2].map(ahead => (
                  <li key={ahead}>{exampleNumber(definition, ahead, new Date(), field => sampleOf(fields, field))}</li>
                ))}
              </ol>
            </section>
            <section className="card" aria-label={t.parts}>
              <div className="card-head">
                <h2>{t.parts}</h2>
              </div>
              <div className="number-parts">
                <SortableRows
                  items={parts}
                  keyOf={(_part, index) => String(index)}
                  labelOf={part => titleOf(branchOf(part.part), locale, part.part)}
                  onMove={move}
                  disabled={readOnly || parts.length < 2}
                  label={t.parts}
                >
                  {(part, index, handle) => (
                    <>
                      <div className="number-part">
                        {handle}
                        <span className="number-sort">{titleOf(branchOf(part.part), locale, part.part)}</span>
                        <PartInput
                          part={part}
                          schema={branchOf(part.part)}
                          object={object}
                          disabled={readOnly}
                          onChange={(property, value) =>
                            run('set-property', { ...at, path: ['parts', index, property], value })
                          }
                        />
                        {readOnly || parts.length === 1 ? null : (
                          <Button
                            type="text"
                            size="small"
                            icon={<CloseOutlined aria-hidden />}
                            aria-label={t.remove(titleOf(branchOf(part.part), locale, part.part))}
                            onClick={() => void run('remove-element', { ...at, path: ['parts', index] })}
                          />
                        )}
                      </div>
                      {findings
                        .filter(item => `${item.pointer}/`.startsWith(`/parts/${index}/`))
                        .map(finding => (
                          <FindingNote key={finding.code + finding.pointer} finding={finding} />
                        ))}
                    </>
                  )}
                </SortableRows>
                {readOnly ? null : (
                  <Dropdown
                    trigger={['click']}
                    menu={{
                      items: offered.map(branch => ({
                        key: String(branch.properties?.part?.const),
                        label: titleOf(branch, locale),
                        title: hintOf(branch, locale),
                      })),
                      onClick: ({ key }) =>
                        void run('add-element', {
                          ...at,
                          path: ['parts'],
                          element: fresh[key as Part['part']](fields[0]?.name ?? ''),
                        }),
                    }}
                  >
                    <Button type="text" size="small" icon={<PlusOutlined aria-hidden />}>
                      {t.addPart}
                    </Button>
                  </Dropdown>
                )}
              </div>
            </section>
            <UsingFields property="numbering" name={name} />
          </div>
        )
      }}
    </Loaded>
  )
}

/** Something that a field might hold: its first choice, else its name. */
function sampleOf(fields: readonly { readonly name: string; readonly choices?: unknown }[], name: string): string {
  const field = fields.find(item => item.name === name)
  const choices = field?.choices as readonly { readonly code: string }[] | undefined
  return choices?.[0]?.code ?? name.toUpperCase()
}

interface PartInputProps {
  readonly part: Part
  readonly schema: Schema | undefined
  readonly object: string | undefined
  readonly disabled: boolean
  readonly onChange: (property: string, value: unknown) => Promise<unknown>
}

function PartInput({ part, schema, object, disabled, onChange }: PartInputProps) {
  const { locale } = useLocale()
  const wordsOf = (property: string) => titleOf(schema?.properties?.[property], locale, property)
  const [text, inputProps] = useTyped(part.part === 'text' ? part.text : '', typed => onChange('text', typed))
  switch (part.part) {
    case 'text':
      return (
        <Input
          className="number-text"
          value={text}
          maxLength={20}
          disabled={disabled}
          aria-label={wordsOf('text')}
          {...inputProps}
        />
      )
    case 'counter':
      return (
        <span className="row">
          <span className="muted">{wordsOf('digits')}</span>
          <InputNumber
            min={1}
            max={12}
            precision={0}
            value={part.digits}
            disabled={disabled}
            aria-label={wordsOf('digits')}
            onChange={digits => (digits === null ? undefined : void onChange('digits', digits))}
          />
        </span>
      )
    case 'field':
      return (
        <span className="number-field">
          <FieldPicker
            object={object}
            value={part.field}
            required
            disabled={disabled}
            ariaLabel={wordsOf('field')}
            onChange={field => onChange('field', field)}
          />
        </span>
      )
    default:
      return <span className="muted number-hint">{hintOf(schema, locale)}</span>
  }
}
