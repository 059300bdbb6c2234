/** The top of a record page: what it is, its key fields, whose it is, and what can be done with it. */
import { DeleteOutlined, EditOutlined, MoreOutlined, UserSwitchOutlined } from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import type { PageDefinition } from '#metadata/definitions.ts'
import { type CatalogObject, fieldOf } from '../api/catalog.ts'
import { resolvePath, valueAt } from '../api/path.ts'
import { useSession } from '../api/session.ts'
import { isBlank, isReference } from '../api/values.ts'
import { ConversionButtons } from '../conversion/conversion-buttons.tsx'
import { FieldValue } from '../fields/field-value.tsx'
import { recordTitle } from '../fields/record-title.ts'
import { useProblemText } from '../i18n/problem-text.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { RecordLifecycles } from '../lifecycle/record-lifecycles.tsx'
import { PrintButton } from '../print/print-button.tsx'
import { Avatar } from '../shell/avatar.tsx'
import { ObjectIcon } from '../shell/icon.tsx'
import { usePageTitle } from '../shell/use-page-title.ts'
import { StartButtons } from '../tasks/start-buttons.tsx'
import { AssignDialog } from './assign-dialog.tsx'
import { RecordActions } from './record-actions.tsx'
import type { RecordPageAnswer } from './record-answer.ts'
import { deleteRecord } from './save-record.ts'

interface RecordHeaderProps {
  readonly object: CatalogObject
  readonly page: PageDefinition | undefined
  readonly answer: RecordPageAnswer
  readonly editing: boolean
  readonly onEdit: () => void
  readonly onChanged: () => void
}

export function RecordHeader({ object, page, answer, editing, onEdit, onChanged }: RecordHeaderProps) {
  const { t } = useTranslation()
  const { label, locale } = useLocale()
  const { record } = answer
  const title = recordTitle(object, { ...answer.header, ...record.header, ...record }, locale)
  usePageTitle(title)
  const type = object.recordTypes?.find(item => item.name === record.record_type)
  return (
    <header className="record-header">
      <ObjectIcon name={object.icon} color={object.color} label={label(object)} size={40} />
      <div className="record-heading">
        <div className="record-kind">
          <Link to={`/records/${encodeURIComponent(object.name)}`}>{label(object)}</Link>
          {type ? <span className="muted">· {label(type)}</span> : null}
        </div>
        <h1 translate="no">{title}</h1>
      </div>
      <div className="record-tools">
        <RecordActions object={object} names={answer.actions ?? []} record={record} title={title} onDone={onChanged} />
        <ConversionButtons object={object} record={record} names={answer.conversions ?? []} onDone={onChanged} />
        <StartButtons object={object.name} id={record.id} workflows={answer.workflows ?? []} onStarted={onChanged} />
        {editing ? null : <PrintButton object={object.name} id={record.id} />}
        {!answer.locked && (answer.rights?.update ?? object.rights.update) && !editing ? (
          <Button type="primary" icon={<EditOutlined aria-hidden />} onClick={onEdit}>
            {t('common.edit')}
          </Button>
        ) : null}
        <MoreMenu object={object} answer={answer} title={title} onChanged={onChanged} />
      </div>
      <KeyFields object={object} page={page} answer={answer} />
      <RecordLifecycles
        object={object}
        record={record}
        facts={shownFacts(answer)}
        editing={editing}
        onDone={onChanged}
      />
    </header>
  )
}

/** What the lifecycles say; while the record is locked nobody takes it to another state by hand. */
function shownFacts({ lifecycles = [], locked }: RecordPageAnswer) {
  return locked ? lifecycles.map(facts => ({ ...facts, transitions: [] })) : lifecycles
}

interface KeyFieldsProps {
  readonly object: CatalogObject
  readonly page: PageDefinition | undefined
  readonly answer: RecordPageAnswer
}

function KeyFields({ object, page, answer }: KeyFieldsProps) {
  const { catalog } = useSession()
  const { label } = useLocale()
  const values = { ...answer.header, ...answer.record.header, ...answer.record }
  const paths = page?.header ?? (fieldOf(object, 'owner') ? ['owner'] : [])
  const shown = paths.flatMap(path => resolvePath(catalog, object, path) ?? [])
  if (shown.length === 0) return null
  return (
    <dl className="key-fields">
      {shown.map(({ path, field }) => {
        const value = valueAt(values, path)
        return (
          <div key={path}>
            <dt>{label(field)}</dt>
            <dd>
              {isReference(value) && field.type === 'reference' && field.target === 'user' ? (
                <Avatar name={value.title} size={18} />
              ) : null}
              {isBlank(value) ? <span className="muted">–</span> : <FieldValue field={field} value={value} linked />}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

interface MoreMenuProps {
  readonly object: CatalogObject
  readonly answer: RecordPageAnswer
  readonly title: string
  readonly onChanged: () => void
}

function MoreMenu({ object, answer, title, onChanged }: MoreMenuProps) {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const problemText = useProblemText()
  const navigate = useNavigate()
  const [assigning, setAssigning] = useState(false)
  const mayUpdate = !answer.locked && (answer.rights?.update ?? object.rights.update)
  const mayDelete = !answer.locked && (answer.rights?.delete ?? object.rights.delete)
  const owner = fieldOf(object, 'owner')
  const mayAssign = mayUpdate && owner !== undefined && !owner.readOnly
  const items = [
    ...(mayAssign ? [{ key: 'assign', icon: <UserSwitchOutlined aria-hidden />, label: t('record.assign') }] : []),
    ...(mayDelete
      ? [{ key: 'delete', icon: <DeleteOutlined aria-hidden />, label: t('common.delete'), danger: true }]
      : []),
  ]
  if (items.length === 0) return null
  const askToDelete = () =>
    modal.confirm({
      title: t('record.deleteTitle', { title }),
      content: t('record.deleteHint'),
      okText: t('common.delete'),
      okButtonProps: { danger: true },
      cancelText: t('common.cancel'),
      onOk: async () => {
        try {
          await deleteRecord(object.name, answer.record.id, answer.record.rev)
          void message.success(t('record.deleted', { title }))
          navigate(`/records/${encodeURIComponent(object.name)}`, { replace: true })
        } catch (error) {
          void message.error(problemText(error))
        }
      },
    })
  return (
    <>
      <Dropdown
        trigger={['click']}
        placement="bottomRight"
        menu={{ items, onClick: ({ key }) => (key === 'assign' ? setAssigning(true) : void askToDelete()) }}
      >
        <Button icon={<MoreOutlined aria-hidden />} aria-label={t('common.more')} />
      </Dropdown>
      {assigning ? (
        <AssignDialog object={object} record={answer.record} onDone={onChanged} onClose={() => setAssigning(false)} />
      ) : null}
    </>
  )
}
