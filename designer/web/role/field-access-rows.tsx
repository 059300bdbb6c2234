/** What a role may do with each field of an object; editable unless said otherwise. */
import { Segmented } from 'antd'
import type { FieldRight, ObjectDefinition, RoleDefinition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { rightsTo } from './scopes.ts'
import { texts } from './texts.ts'
import type { RoleEffect } from './use-role-effect.ts'

type Access = FieldRight['access']

interface FieldAccessRowsProps {
  readonly role: RoleDefinition
  readonly object: ObjectDefinition
  readonly effect: RoleEffect | undefined
}

export function FieldAccessRows({ role, object, effect }: FieldAccessRowsProps) {
  const t = useTexts(texts)
  const { label, integer } = useLocale()
  const { run, readOnly } = useDraft()
  const said = new Map(rightsTo(role, object.name)?.fields?.map(({ field, access }) => [field, access]))
  return (
    <tr className="field-access">
      <td colSpan={8}>
        <ul aria-label={t.fieldsOf(label(object))}>
          {object.fields.map(field => {
            const noticed = effect?.fields.find(item => item.object === object.id && item.field === field.id)
            return (
              <li key={field.id}>
                <span>{label(field)}</span>
                {noticed && noticed.people > 0 ? (
                  <span className="muted">
                    {t.fieldEffect(noticed.people === 1 ? t.person : t.people(integer(noticed.people)))}
                  </span>
                ) : null}
                <Segmented<Access>
                  size="small"
                  disabled={readOnly}
                  aria-label={label(field)}
                  value={said.get(field.name) ?? 'editable'}
                  options={(['hidden', 'readOnly', 'editable'] as const).map(value => ({
                    value,
                    label: t.access[value],
                  }))}
                  onChange={access =>
                    void run('set-field-access', { role: role.name, object: object.name, field: field.name, access })
                  }
                />
              </li>
            )
          })}
        </ul>
      </td>
    </tr>
  )
}
