/** Asks what a new field of a chosen type is to be. */
import { Checkbox, Input, Segmented, Select } from 'antd'
import { useId } from 'react'
import type { ObjectDefinition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { useDraft } from '../draft/use-draft.ts'
import { DefinitionPicker } from '../panel/definition-picker.tsx'
import { FieldPicker } from '../panel/field-picker.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { BothLabels } from './both-labels.tsx'
import { deriveName, isName } from './derive-name.ts'
import { fieldTypes } from './field-types.ts'
import { type FieldWish, readChoices } from './field-wish.ts'
import { texts } from './texts.ts'

interface FieldWishFormProps {
  readonly object: ObjectDefinition
  readonly wish: FieldWish
  readonly onChange: (wish: FieldWish) => void
}

export function FieldWishForm({ object, wish, onChange }: FieldWishFormProps) {
  const t = useTexts(texts)
  const taken = object.fields.map(field => field.name)
  const name = wish.name ?? deriveName(wish.label, taken)
  const fault = name === '' ? undefined : !isName(name) ? t.nameWrong : taken.includes(name) ? t.nameTaken : undefined
  const [input, hint] = [useId(), useId()]
  return (
    <div className="stack">
      <BothLabels label={t.label} value={wish.label} autoFocus onChange={label => onChange({ ...wish, label })} />
      <Labelled label={t.name} htmlFor={input}>
        <Input
          id={input}
          className="code-input"
          maxLength={60}
          value={name}
          status={fault ? 'error' : ''}
          aria-describedby={hint}
          onChange={event => onChange({ ...wish, name: event.target.value || undefined })}
        />
        <span id={hint} className={fault ? 'error-text hint' : 'muted hint'}>
          {fault ?? t.nameHint}
        </span>
      </Labelled>
      <WishParts object={object} wish={wish} onChange={onChange} />
      <div className="row">
        {wish.type === 'children' || wish.type === 'autoNumber' ? null : (
          <Checkbox checked={wish.required} onChange={({ target }) => onChange({ ...wish, required: target.checked })}>
            {t.required}
          </Checkbox>
        )}
        {fieldTypes[wish.type].unique ? (
          <Checkbox checked={wish.unique} onChange={({ target }) => onChange({ ...wish, unique: target.checked })}>
            {t.unique}
          </Checkbox>
        ) : null}
      </div>
    </div>
  )
}

/** What only some types are asked. */
export function WishParts({ object, wish, onChange }: FieldWishFormProps) {
  const t = useTexts(texts)
  const { label, text } = useLocale()
  const { all } = useDraft()
  const [target, targets, via, numbering, picklist] = [useId(), useId(), useId(), useId(), useId()]
  switch (wish.type) {
    case 'reference':
      return (
        <Labelled label={t.target} htmlFor={target}>
          <DefinitionPicker
            id={target}
            kind="object"
            required
            value={wish.target}
            onChange={name => onChange({ ...wish, target: name })}
          />
        </Labelled>
      )
    case 'anyReference':
      return (
        <Labelled label={t.targets} htmlFor={targets}>
          <Select
            id={targets}
            mode="multiple"
            value={[...wish.targets]}
            options={all('object').map(item => ({ value: item.name, label: label(item) }))}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={names => onChange({ ...wish, targets: names })}
          />
        </Labelled>
      )
    case 'children':
      return (
        <>
          <Labelled label={t.target} htmlFor={target}>
            <DefinitionPicker
              id={target}
              kind="object"
              required
              value={wish.target}
              where={item =>
                item.kind === 'object' &&
                item.fields.some(field => field.type === 'reference' && field.target === object.name)
              }
              onChange={name => onChange({ ...wish, target: name, via: undefined })}
            />
          </Labelled>
          <Labelled label={t.via} htmlFor={via}>
            <FieldPicker
              id={via}
              required
              object={wish.target}
              value={wish.via}
              where={({ definition }) => definition?.type === 'reference' && definition.target === object.name}
              onChange={name => onChange({ ...wish, via: name })}
            />
          </Labelled>
          <Checkbox
            checked={wish.embedded}
            onChange={({ target: box }) => onChange({ ...wish, embedded: box.checked })}
          >
            {t.embedded}
          </Checkbox>
        </>
      )
    case 'autoNumber':
      return (
        <Labelled label={t.numbering} htmlFor={numbering}>
          <DefinitionPicker
            id={numbering}
            kind="numbering"
            required
            value={wish.numbering}
            onChange={name => onChange({ ...wish, numbering: name })}
          />
        </Labelled>
      )
    case 'choice':
    case 'multiChoice':
      return (
        <div className="stack">
          <Segmented<FieldWish['choicesFrom']>
            aria-label={t.choicesFrom}
            value={wish.choicesFrom}
            onChange={choicesFrom => onChange({ ...wish, choicesFrom })}
            options={[
              { value: 'own', label: t.choicesOwn },
              { value: 'picklist', label: t.choicesPicklist },
            ]}
          />
          {wish.choicesFrom === 'picklist' ? (
            <Labelled label={t.picklist} htmlFor={picklist}>
              <DefinitionPicker
                id={picklist}
                kind="picklist"
                required
                value={wish.picklist}
                onChange={name => onChange({ ...wish, picklist: name })}
              />
            </Labelled>
          ) : (
            <Labelled label={`${t.choicesFrom} (${t.choicesHint})`}>
              <Input.TextArea
                rows={5}
                placeholder={t.choicesExample}
                value={wish.choices}
                onChange={event => onChange({ ...wish, choices: event.target.value })}
              />
              <span className="choice-preview">
                {readChoices(wish.choices).map(choice => (
                  <span key={choice.code} className="field-mark">
                    {text(choice.label, choice.code)}
                  </span>
                ))}
              </span>
            </Labelled>
          )}
        </div>
      )
    default:
      return null
  }
}
