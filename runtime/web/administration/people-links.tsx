/** What an administrator does about a person beyond the record: links, roles, sessions. */
import { useQuery } from '@tanstack/react-query'
import { App, Button, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post, remove } from '../api/request.ts'
import { useSession } from '../api/session.ts'
import type { StoredRecord } from '../api/values.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { Secret } from '../profile/secret.tsx'
import { createRecord, deleteRecord } from '../record/save-record.ts'
import { Loaded } from '../shell/loaded.tsx'
import { useAct } from '../shell/use-act.ts'
import '../profile/profile.css'
import { Labelled } from '../shell/labelled.tsx'

export function PeopleLinks({ user }: { readonly user: string }) {
  const { t } = useTranslation()
  const { me } = useSession()
  const { modal } = App.useApp()
  const act = useAct()
  const [link, setLink] = useState<string>()
  if (!me.system.includes('administer')) return null
  const make = (kind: 'invitation' | 'reset') =>
    act({
      work: async () => setLink((await post<{ url: string }>(`/api/admin/users/${user}/${kind}`)).url),
    })
  const endSessions = () =>
    modal.confirm({
      title: t('people.endSessionsTitle'),
      okText: t('people.endSessions'),
      cancelText: t('common.cancel'),
      onOk: () => act({ work: () => remove(`/api/admin/sessions?user=${user}`), done: t('sessions.ended') }),
    })
  return (
    <section className="card" aria-labelledby="people-sign-in">
      <div className="card-head">
        <h2 id="people-sign-in">{t('people.title')}</h2>
        <span className="spacer" />
        <Button size="small" onClick={() => void make('invitation')}>
          {t('people.invite')}
        </Button>
        <Button size="small" onClick={() => void make('reset')}>
          {t('people.reset')}
        </Button>
        <Button size="small" onClick={() => void endSessions()}>
          {t('people.endSessions')}
        </Button>
      </div>
      <RoleAssignments user={user} />
      <Modal
        open={link !== undefined}
        title={t('people.linkTitle')}
        onCancel={() => setLink(undefined)}
        footer={<Button onClick={() => setLink(undefined)}>{t('common.close')}</Button>}
      >
        <div className="stack" style={{ paddingBlock: 8 }}>
          <p>{t('people.linkHint')}</p>
          <Secret text={link ?? ''} />
        </div>
      </Modal>
    </section>
  )
}

const assignment = 'role_assignment'

function RoleAssignments({ user }: { readonly user: string }) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label } = useLocale()
  const act = useAct()
  const key = ['role-assignments', user]
  const assigned = useQuery({
    queryKey: key,
    queryFn: async () => {
      const filter = { combinator: 'and', rules: [{ field: 'user', operator: '=', value: user }] }
      const body = { filter, fields: ['role'], limit: 200 }
      return (await post<{ records: StoredRecord[] }>(`/api/records/${assignment}/query`, body)).records
    },
  })
  return (
    <div className="card-body">
      <Loaded query={assigned}>
        {records => (
          <Labelled label={t('people.roles')} htmlFor="people-roles">
            <Select
              id="people-roles"
              mode="multiple"
              value={records.map(record => String(record.role))}
              options={catalog.roles.map(role => ({ value: role.id, label: label(role) }))}
              showSearch={{ optionFilterProp: 'label' }}
              onSelect={role =>
                void act({
                  work: () => createRecord(assignment, { user, role }, crypto.randomUUID()),
                  done: t('people.rolesSaved'),
                  refresh: key,
                })
              }
              onDeselect={role => {
                const record = records.find(item => item.role === role)
                if (!record) return
                void act({
                  work: () => deleteRecord(assignment, record.id, record.rev),
                  done: t('people.rolesSaved'),
                  refresh: key,
                })
              }}
            />
          </Labelled>
        )}
      </Loaded>
    </div>
  )
}
