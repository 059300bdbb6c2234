/** Keys with which programs act as this person. */
import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, post, remove } from '../api/request.ts'
import { useSession } from '../api/session.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { DataTable } from '../shell/data-table.tsx'
import { EmptyState } from '../shell/empty-state.tsx'
import { Labelled } from '../shell/labelled.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { useAct } from '../shell/use-act.ts'
import { Secret } from './secret.tsx'

interface ApiKey {
  readonly id: string
  readonly name: string
  readonly prefix: string
  readonly roleId: string | null
  readonly createdAt: string
  readonly expiresAt: string | null
  readonly usedAt: string | null
}

export function ApiKeys() {
  const { t } = useTranslation()
  const { dateTime, relative, label } = useLocale()
  const { catalog } = useSession()
  const act = useAct()
  const [making, setMaking] = useState(false)
  const keys = useQuery({
    queryKey: ['api-keys'],
    queryFn: async ({ signal }) => (await get<{ keys: ApiKey[] }>('/api/api-keys', signal)).keys,
  })
  return (
    <section className="card profile-wide" aria-labelledby="profile-keys">
      <div className="card-head">
        <h2 id="profile-keys">{t('apiKeys.title')}</h2>
        <span className="spacer" />
        <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => setMaking(true)}>
          {t('apiKeys.new')}
        </Button>
      </div>
      <Loaded query={keys}>
        {rows =>
          rows.length === 0 ? (
            <EmptyState small text={t('apiKeys.empty')} />
          ) : (
            <DataTable
              label={t('apiKeys.title')}
              rows={rows}
              rowKey={row => row.id}
              columns={[
                { key: 'name', title: t('apiKeys.name'), draw: row => row.name },
                { key: 'prefix', title: t('apiKeys.key'), draw: row => <code>{row.prefix}…</code> },
                {
                  key: 'role',
                  title: t('apiKeys.role'),
                  draw: row =>
                    row.roleId ? label(catalog.roles.find(role => role.id === row.roleId)) : t('apiKeys.allRoles'),
                },
                { key: 'created', title: t('apiKeys.created'), draw: row => dateTime(row.createdAt) },
                {
                  key: 'used',
                  title: t('apiKeys.used'),
                  draw: row => (row.usedAt ? relative(row.usedAt) : t('apiKeys.never')),
                },
                {
                  key: 'remove',
                  title: t('common.actions'),
                  hiddenTitle: true,
                  numeric: true,
                  draw: row => (
                    <Button
                      size="small"
                      danger
                      onClick={() =>
                        void act({
                          work: () => remove(`/api/api-keys/${row.id}`),
                          done: t('apiKeys.removed'),
                          refresh: ['api-keys'],
                        })
                      }
                    >
                      {t('common.remove')}
                    </Button>
                  ),
                },
              ]}
            />
          )
        }
      </Loaded>
      {making ? <NewKeyDialog onClose={() => setMaking(false)} /> : null}
    </section>
  )
}

function NewKeyDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const act = useAct()
  const { label } = useLocale()
  const { me } = useSession()
  const [name, setName] = useState('')
  const [roleId, setRoleId] = useState('')
  const [secret, setSecret] = useState<string>()
  const make = () =>
    act({
      work: async () => {
        const made = await post<{ key?: string; secret?: string; token?: string }>('/api/api-keys', {
          name: name.trim(),
          ...(roleId === '' ? {} : { roleId }),
        })
        setSecret(made.key ?? made.secret ?? made.token ?? '')
      },
      refresh: ['api-keys'],
    })
  return (
    <Modal
      open
      title={t('apiKeys.new')}
      okText={secret === undefined ? t('common.create') : t('common.close')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: secret === undefined && name.trim() === '' }}
      onOk={() => (secret === undefined ? void make() : onClose())}
      onCancel={onClose}
    >
      {secret === undefined ? (
        <div className="stack" style={{ paddingBlock: 8 }}>
          <Labelled label={t('apiKeys.name')}>
            <Input autoFocus maxLength={100} value={name} onChange={event => setName(event.target.value)} />
          </Labelled>
          <Labelled label={t('apiKeys.role')}>
            <Select
              value={roleId}
              options={[
                { value: '', label: t('apiKeys.allRoles') },
                ...me.roles.map(role => ({ value: role.id, label: label(role) })),
              ]}
              onChange={setRoleId}
            />
          </Labelled>
        </div>
      ) : (
        <div className="stack" style={{ paddingBlock: 8 }}>
          <p>{t('apiKeys.once')}</p>
          <Secret text={secret} />
        </div>
      )}
    </Modal>
  )
}
