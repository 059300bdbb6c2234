/** How rjsf draws what is not a value: the whole form, and label, help and errors around each field. */
import { QuestionCircleOutlined } from '@ant-design/icons'
import type { FieldTemplateProps, ObjectFieldTemplateProps } from '@rjsf/utils'
import { Tooltip } from 'antd'
import { fieldOf } from '../api/catalog.ts'
import { useSession } from '../api/session.ts'
import { isEditable } from '../fields/field-input.tsx'
import { useLocale } from '../i18n/use-locale.ts'
import { countFaults } from './count-faults.ts'
import { FormSections } from './form-sections.tsx'
import { fieldOptions, layoutOf } from './ui-options.ts'
import type { FormFacts } from './value-field.tsx'

/** Tabs, sections and columns of the form definition. */
export function LayoutTemplate(props: ObjectFieldTemplateProps) {
  const layout = layoutOf(props.uiSchema)
  const byName = new Map(props.properties.map(property => [property.name, property.content]))
  const errors = (props.errorSchema ?? {}) as Record<string, unknown>
  const { rules } = props.registry.formContext as FormFacts
  return (
    <FormSections
      form={layout}
      hidden={rules?.hidden}
      draw={item => byName.get(item.field) ?? null}
      faults={names => countFaults(errors, names)}
    />
  )
}

/** Label, input, help, errors. */
export function LabelledTemplate(props: FieldTemplateProps) {
  const { text } = useLocale()
  const { catalog } = useSession()
  const { item, objectName } = fieldOptions(props.uiSchema)
  if (item === undefined) return props.children
  const field = fieldOf(catalog.objects.get(objectName), item.field)
  const help = text(field?.help)
  const { rules } = props.registry.formContext as FormFacts
  const warnings = rules?.messages.filter(message => message.level === 'warning' && message.field === item.field) ?? []
  const isLabel = field !== undefined && isEditable(field) && !item.readOnly && field.type !== 'file'
  const Caption = isLabel ? 'label' : 'span'
  return (
    <div className="field">
      <Caption className="field-label" {...(isLabel ? { htmlFor: props.id } : {})}>
        {props.label}
        {props.required ? (
          <span className="field-required" aria-hidden>
            *
          </span>
        ) : null}
        {help ? (
          <Tooltip title={help}>
            <QuestionCircleOutlined aria-hidden />
          </Tooltip>
        ) : null}
      </Caption>
      {props.children}
      <div id={`${props.id}__hints`}>
        {help ? <span className="visually-hidden">{help}</span> : null}
        {warnings.map(message => (
          <div key={text(message.text)} className="field-warning">
            {text(message.text)}
          </div>
        ))}
        {[...new Set(props.rawErrors ?? [])].map(error => (
          <div key={error} className="field-error">
            {error}
          </div>
        ))}
      </div>
    </div>
  )
}
