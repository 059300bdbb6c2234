/** What may be entered, as a table of fields by states, for everyone or for a role. */
import { Select } from 'antd'
import { useState } from 'react'
import type { LifecycleControl, LifecycleDefinition } from '#metadata/definitions.ts'
import { ChoiceTag } from '#runtime/web/fields/choice-tag.tsx'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { ScrollRegion } from '#runtime/web/shell/scroll-region.tsx'
import { useDraft } from '../draft/use-draft.ts'
import { useOptimistic } from '../drag/use-optimistic.ts'
import { newKey } from '../live/new-key.ts'
import { useEdit } from '../live/use-edit.ts'
import { useTexts } from '../texts/use-texts.ts'
import { type Mode, modeAt, setControl } from './set-control.ts'
import { texts } from './texts.ts'
import { useLifecycle } from './use-lifecycle.ts'

const none: readonly LifecycleControl[] = []
const modes: readonly Mode[] = ['readOnly', 'required', 'optional', 'hidden']

export function ControlTab({ lifecycle }: { readonly lifecycle: LifecycleDefinition }) {
  const t = useTexts(texts)
  const { label } = useLocale()
  const { all, find, readOnly } = useDraft()
  const { choices, wordsOf } = useLifecycle(lifecycle)
  const edit = useEdit(lifecycle)
  const [chosen, choose] = useState('')
  // A second cell may be set before the server has answered for the first.
  const [control, show] = useOptimistic(lifecycle.control ?? none)
  const set = (next: readonly LifecycleControl[]) => show(next, () => edit(['control'], next))
  const roles = chosen === '' ? [] : chosen.split(' ')
  const fields = (find('object', lifecycle.object)?.fields ?? []).filter(
    field => !field.retired && field.name !== lifecycle.field && field.type !== 'autoNumber',
  )
  const wordsOfRoles = (key: string) =>
    key
      .split(' ')
      .map(name => {
        const role = find('role', name)
        return role ? label(role) : name
      })
      .join(' + ')
  const keys = [
    ...new Set([
      ...control.map(entry => [...(entry.roles ?? [])].sort().join(' ')).filter(key => key !== ''),
      ...all('role').map(role => role.name),
    ]),
  ]
  const used = new Set(control.map(entry => [...(entry.roles ?? [])].sort().join(' ')))
  return (
    <div className="card">
      <div className="card-head">
        <span className="muted">{t.controlHint}</span>
        <span className="spacer" />
        <Select
          size="small"
          aria-label={t.role}
          prefix={<span className="muted">{t.role}</span>}
          style={{ minWidth: 180 }}
          popupMatchSelectWidth={false}
          value={chosen}
          options={[
            { value: '', label: t.everyone },
            ...keys.map(key => ({ value: key, label: `${wordsOfRoles(key)}${used.has(key) ? ' •' : ''}` })),
          ]}
          onChange={choose}
        />
      </div>
      <ScrollRegion label={t.tabs.control}>
        <table className="plain-table lifecycle-control">
          <thead>
            <tr>
              <th scope="col">{t.field}</th>
              {lifecycle.states.map(state => (
                <th key={state.id} scope="col">
                  <ChoiceTag choices={choices} code={state.code} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fields.map(field => (
              <tr key={field.id}>
                <th scope="row">{label(field)}</th>
                {lifecycle.states.map(state => {
                  const cell = { field: field.name, state: state.code, roles }
                  const mode = modeAt(control, cell)
                  return (
                    <td key={state.id}>
                      <select
                        className={`control-mode control-${mode ?? 'usual'}`}
                        aria-label={t.controlOf(label(field), wordsOf(state.code))}
                        value={mode ?? ''}
                        disabled={readOnly}
                        onChange={event =>
                          set(setControl(control, cell, (event.target.value || undefined) as Mode | undefined, newKey))
                        }
                      >
                        <option value="">{t.usual}</option>
                        {modes.map(item => (
                          <option key={item} value={item}>
                            {t.modes[item]}
                          </option>
                        ))}
                      </select>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  )
}
