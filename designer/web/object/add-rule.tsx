/** Adds a validation, a key, an index, a rule against duplicates or a record type. */
import { PlusOutlined } from '@ant-design/icons'
import { Button, Input, Popover, Select } from 'antd'
import { useState } from 'react'
import type { LocalizedText, ObjectDefinition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { useSelection } from '../definition/use-selection.ts'
import { useDraft } from '../draft/use-draft.ts'
import { fieldsOf } from '../panel/draft-fields.ts'
import { useTexts } from '../texts/use-texts.ts'
import { BothLabels, saidIn } from './both-labels.tsx'
import { deriveName, isName } from './derive-name.ts'
import { texts } from './texts.ts'

interface AddRuleProps {
  readonly object: ObjectDefinition
  readonly group: 'validations' | 'keys' | 'indexes' | 'duplicates' | 'recordTypes'
}

export function AddRule(props: AddRuleProps) {
  const t = useTexts(texts)
  const [open, setOpen] = useState(false)
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      content={<RuleForm {...props} onClose={() => setOpen(false)} />}
    >
      <Button
        type="text"
        size="small"
        icon={<PlusOutlined aria-hidden />}
        aria-label={`${t.rules[props.group]}: ${t.add}`}
        aria-expanded={open}
      >
        {t.add}
      </Button>
    </Popover>
  )
}

function RuleForm({ object, group, onClose }: AddRuleProps & { readonly onClose: () => void }) {
  const t = useTexts(texts)
  const draft = useDraft()
  const { label: labelOf } = useLocale()
  const { select } = useSelection()
  const [label, setLabel] = useState<LocalizedText>({})
  const [typed, setTyped] = useState<string>()
  const [fields, setFields] = useState<string[]>([])
  const [holds, setHolds] = useState('')
  const [message, setMessage] = useState<LocalizedText>({})
  const taken = (object.recordTypes ?? []).map(type => type.name)
  const name = typed ?? deriveName(label, taken)
  const isType = group === 'recordTypes'
  const isValidation = group === 'validations'
  const isSaid = (words: LocalizedText) => Object.keys(saidIn(words)).length > 0
  const isReady = isValidation
    ? isSaid(label) && isSaid(message) && holds.trim() !== ''
    : isType
      ? isName(name) && !taken.includes(name)
      : fields.length > 0
  const element = isValidation
    ? { label: saidIn(label), holds: holds.trim(), message: saidIn(message), level: 'error' }
    : isType
      ? { name, label: saidIn(label) }
      : { fields, ...(group === 'duplicates' ? { match: 'normalized', action: 'warn' } : {}) }
  const add = async () => {
    if (!isReady) return
    const answer = await draft.run('add-element', { kind: 'object', name: object.name, path: [group], element })
    if (!answer) return
    onClose()
    const now = answer.changed.find(item => item.id === object.id)
    const made = now?.kind === 'object' ? now[group]?.at(-1) : undefined
    if (made) select([group, made.id])
  }
  return (
    <div className="stack rule-form">
      {isValidation ? (
        <>
          <BothLabels label={t.label} value={label} autoFocus onChange={setLabel} />
          <Labelled label={t.holds}>
            <Input.TextArea
              className="code-input"
              autoSize={{ minRows: 1, maxRows: 4 }}
              value={holds}
              maxLength={4000}
              spellCheck={false}
              onChange={event => setHolds(event.target.value)}
            />
          </Labelled>
          <p className="muted">{t.holdsHint}</p>
          <BothLabels label={t.message} value={message} onChange={setMessage} />
        </>
      ) : isType ? (
        <>
          <BothLabels label={t.label} value={label} autoFocus onChange={setLabel} />
          <Labelled label={t.name}>
            <Input
              className="code-input"
              value={name}
              maxLength={60}
              status={name !== '' && !isReady ? 'error' : ''}
              onChange={event => setTyped(event.target.value || undefined)}
              onPressEnter={() => void add()}
            />
          </Labelled>
        </>
      ) : (
        <Select
          mode="multiple"
          autoFocus
          aria-label={t.fieldsOfRule}
          placeholder={t.fieldsOfRule}
          value={fields}
          onChange={setFields}
          showSearch={{ optionFilterProp: 'label' }}
          options={fieldsOf(draft, object)
            .filter(field => field.definition?.type !== 'children' && field.type !== 'id')
            .map(field => ({ value: field.name, label: labelOf(field) }))}
        />
      )}
      <div className="row">
        <Button type="primary" size="small" disabled={!isReady} onClick={() => void add()}>
          {t.add}
        </Button>
        <Button size="small" onClick={onClose}>
          {t.cancel}
        </Button>
      </div>
    </div>
  )
}
