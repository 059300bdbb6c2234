/** What each role may see and do, object by object. Read-only: roles are shaped in the designer. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ObjectRights, Rights, RoleDefinition } from '#metadata/definitions.ts'
import { fieldOf } from '../api/catalog.ts'
import { get } from '../api/request.ts'
import { useSession } from '../api/session.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { DataTable } from '../shell/data-table.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { usePageTitle } from '../shell/use-page-title.ts'

interface ListedRole extends RoleDefinition {
  readonly people?: number
}

const rights = ['create', 'read', 'update', 'delete', 'export', 'import'] as const

export function RolesPage() {
  const { t } = useTranslation()
  const { label } = useLocale()
  usePageTitle(t('roles.title'))
  const [chosen, setChosen] = useState<string>()
  const roles = useQuery({
    queryKey: ['admin-roles'],
    queryFn: async ({ signal }) => (await get<{ roles: ListedRole[] }>('/api/admin/roles', signal)).roles,
  })
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('roles.title')}</h1>
        <span className="muted">{t('roles.hint')}</span>
      </header>
      <Loaded query={roles}>
        {list => {
          const role = list.find(item => item.id === chosen) ?? list[0]
          return (
            <div className="stack">
              <Select
                style={{ width: 320, maxWidth: '100%' }}
                aria-label={t('roles.role')}
                value={role?.id ?? null}
                options={list.map(item => ({
                  value: item.id,
                  label: `${label(item)} · ${t('roles.people', { count: item.people ?? 0 })}`,
                }))}
                onChange={setChosen}
              />
              {role ? <RoleMatrix role={role} /> : null}
            </div>
          )
        }}
      </Loaded>
    </div>
  )
}

function RoleMatrix({ role }: { readonly role: ListedRole }) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label, text } = useLocale()
  const all: readonly (ObjectRights | (Rights & { object: undefined }))[] = [
    ...(role.allObjects ? [{ ...role.allObjects, object: undefined }] : []),
    ...(role.rights ?? []),
  ]
  const objectWords = (name: string | undefined) => {
    if (name === undefined) return t('roles.allObjects')
    const object = catalog.objects.get(name)
    return object ? text(object.plural, name) : name
  }
  return (
    <>
      <section className="card" aria-label={label(role)}>
        <DataTable
          label={label(role)}
          rows={all}
          rowKey={row => row.object ?? '*'}
          columns={[
            { key: 'object', title: t('roles.object'), draw: row => <strong>{objectWords(row.object)}</strong> },
            ...rights.map(right => ({
              key: right,
              title: t(`roles.rights.${right}`),
              draw: (row: Rights) => {
                const scope = row[right] ?? 'none'
                return <span className={scope === 'none' ? 'muted' : undefined}>{t(`roles.scopes.${scope}`)}</span>
              },
            })),
            {
              key: 'fields',
              title: t('roles.fields'),
              draw: row =>
                'fields' in row
                  ? (row.fields ?? []).map(item => {
                      const field = fieldOf(catalog.objects.get(row.object ?? ''), item.field)
                      return (
                        <div key={item.field}>
                          {field ? label(field) : item.field}
                          {t('common.colon')}
                          {t(`roles.access.${item.access}`)}
                        </div>
                      )
                    })
                  : null,
            },
          ]}
        />
      </section>
      {role.system?.length ? (
        <p>
          <span className="muted">{t('roles.system')}</span>{' '}
          {role.system.map(right => t(`roles.systemRights.${right}`)).join(', ')}
        </p>
      ) : null}
    </>
  )
}
