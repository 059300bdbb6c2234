/** A property inside rjsf: the input that its schema asks for. */
import type { FieldProps } from '@rjsf/utils'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { usePanelFacts } from './panel-facts.ts'
import { propertyInputs } from './property-inputs.tsx'
import { schemaOf } from './property-templates.tsx'
import { titleOf } from './schema-words.ts'
import { sortOf } from './sort-of.ts'

export function PropertyField(props: FieldProps) {
  const { locale } = useLocale()
  const facts = usePanelFacts()
  const schema = schemaOf(props.uiSchema)
  if (!schema) return null
  const path = (props.fieldPathId.path as string[]).map(String)
  const name = path.at(-1) ?? ''
  const id = props.fieldPathId.$id
  const Input = propertyInputs[sortOf(schema, name)]
  return (
    <Input
      key={facts.attemptOf(path)}
      id={id}
      name={name}
      path={path}
      schema={schema}
      title={titleOf(schema, locale, name)}
      facts={facts}
      value={props.formData as unknown}
      onChange={value => facts.commit(path, value)}
      disabled={facts.readOnly}
      invalid={facts.refusalOf(path) !== undefined}
      required={props.required ?? false}
      describedBy={`${id}__hints`}
    />
  )
}
