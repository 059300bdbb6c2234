/** The menus, dashboards, reports, actions or conversions that a role is given, as a list to tick. */
import { SearchOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import type { Definition, RoleDefinition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useOptimistic } from '../drag/use-optimistic.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

const lists = {
  menu: 'menus',
  dashboard: 'dashboards',
  report: 'reports',
  action: 'actions',
  conversion: 'conversions',
} as const

interface GrantedNamesProps {
  readonly role: RoleDefinition
  readonly kind: keyof typeof lists
}

export function GrantedNames({ role, kind }: GrantedNamesProps) {
  const t = useTexts(texts)
  const { label, integer } = useLocale()
  const { all, find, run, readOnly } = useDraft()
  const [search, setSearch] = useState('')
  const property = lists[kind]
  const items = [...(all(kind) as readonly Definition[])].sort((a, b) => label(a).localeCompare(label(b)))
  const [chosen, guess] = useOptimistic<readonly string[]>(role[property] ?? [])
  const wanted = search.trim().toLowerCase()
  const shown = items.filter(item => `${label(item)} ${item.name}`.toLowerCase().includes(wanted))
  const set = (names: readonly string[]) =>
    guess(names, () =>
      run('set-property', {
        kind: 'role',
        name: role.name,
        path: [property],
        ...(names.length > 0 ? { value: items.map(item => item.name).filter(name => names.includes(name)) } : {}),
      }),
    )
  return (
    <section className="card" aria-label={t[property]}>
      <div className="card-head">
        <h2>{t[property]}</h2>
        <span className="muted">
          {integer(chosen.length)} / {integer(items.length)}
        </span>
        <span className="spacer" />
        {readOnly ? null : (
          <>
            <Button size="small" type="text" onClick={() => set(items.map(item => item.name))}>
              {t.grantAll}
            </Button>
            <Button size="small" type="text" disabled={chosen.length === 0} onClick={() => set([])}>
              {t.grantNone}
            </Button>
          </>
        )}
      </div>
      {items.length > 8 ? (
        <div className="granted-search">
          <Input
            size="small"
            prefix={<SearchOutlined aria-hidden />}
            placeholder={t.findAmong(t[property])}
            aria-label={t.findAmong(t[property])}
            allowClear
            value={search}
            onChange={event => setSearch(event.target.value)}
          />
        </div>
      ) : null}
      <ul className="granted">
        {shown.map(item => (
          <li key={item.id}>
            <Checkbox
              checked={chosen.includes(item.name)}
              disabled={readOnly}
              onChange={({ target }) =>
                set(target.checked ? [...chosen, item.name] : chosen.filter(name => name !== item.name))
              }
            >
              {label(item)}
              {'object' in item ? <span className="muted"> · {label(find('object', item.object))}</span> : null}
            </Checkbox>
          </li>
        ))}
      </ul>
    </section>
  )
}
