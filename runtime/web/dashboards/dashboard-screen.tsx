/** A dashboard with what one may do with it: look at it, make it one's own, arrange it, share it, begin the day with it. */
import { EditOutlined, EllipsisOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Dropdown } from 'antd'
import type { ReactNode } from 'react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { DashboardDefinition } from '#metadata/definitions.ts'
import { isProblem } from '../api/problem.ts'
import { remove } from '../api/request.ts'
import { useSession } from '../api/session.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { KeepDialog } from '../sharing/keep-dialog.tsx'
import { useAct } from '../shell/use-act.ts'
import { dashboardDraftKey, dropDashboardDraft, readDashboardDraft } from './dashboard-draft.ts'
import { DashboardEditor } from './dashboard-editor.tsx'
import { DashboardView } from './dashboard-view.tsx'
import {
  chooseHome,
  type DashboardBody,
  type KeptDashboard,
  keepDashboard,
  keptKey,
  saveDashboard,
  useKeptDashboards,
} from './kept-dashboard.ts'

interface DashboardScreenProps {
  readonly name: string
  readonly body: DashboardBody
  /** The definition that is shown. */
  readonly stored?: DashboardDefinition | undefined
  /** Or the kept dashboard. */
  readonly kept?: KeptDashboard | undefined
  /** It is shown as the home page. */
  readonly isHome?: boolean
  readonly title: ReactNode
}

export function DashboardScreen({ name, body: whole, stored, kept, isHome = false, title }: DashboardScreenProps) {
  const { t } = useTranslation()
  const body = bodyOf(whole)
  const { modal } = App.useApp()
  const { me, catalog } = useSession()
  const { label } = useLocale()
  const act = useAct()
  const navigate = useNavigate()
  const client = useQueryClient()
  const chosenHome = useKeptDashboards().data?.home
  const [editing, setEditing] = useState(false)
  const [sharing, setSharing] = useState(false)
  const key = kept?.id ?? stored?.name
  const draftKey = dashboardDraftKey(me.user.id, key ?? 'home')
  const [wasDropped, dropped] = useState(false)
  const copied = useRef<KeptDashboard>(undefined)
  const base = kept?.base === undefined ? undefined : catalog.dashboards.get(kept.base)

  const copy = (definition: DashboardBody, called = name) =>
    act({
      refresh: keptKey,
      work: async () => {
        const whole = {
          name: called,
          definition,
          ...(stored ? { base: stored.name } : kept?.base ? { base: kept.base } : {}),
        }
        // What was kept before it could become the home page is not kept a second time.
        const before = copied.current
        const made = before
          ? await saveDashboard(before.id, { ...whole, changed: before.changed })
          : await keepDashboard(whole)
        copied.current = made
        if (isHome) await chooseHome(made.id)
        else {
          await client.invalidateQueries({ queryKey: keptKey })
          navigate(`/dashboards/${made.id}`)
        }
        copied.current = undefined
      },
    })
  const saveKept = async (change: Partial<KeptDashboard>) => {
    if (!kept) return false
    const isDone = await act({ refresh: keptKey, work: () => saveDashboard(kept.id, { ...kept, ...change }) })
    if (!isDone) await client.invalidateQueries({ queryKey: keptKey })
    return isDone
  }
  /** Who arranges what was saved elsewhere meanwhile says which of the two stays here. */
  const saveArranged = async (own: KeptDashboard, definition: DashboardBody, changed: string | undefined) => {
    let isStale = false
    const isDone = await act({
      refresh: keptKey,
      work: () =>
        saveDashboard(own.id, { ...own, definition, changed }).catch(error => {
          if (!isProblem(error, 'personal-dashboard/stale')) throw error
          isStale = true
        }),
    })
    if (!isStale) return isDone
    return new Promise<boolean>(resolve => {
      modal.confirm({
        title: t('problems.personal-dashboard_stale'),
        content: t('dashboards.staleHint'),
        okText: t('dashboards.keepAsCopy'),
        cancelText: t('dashboards.takeOther'),
        keyboard: false,
        onOk: async () => resolve(await copy(definition, t('builder.copyName', { name }))),
        onCancel: () => resolve(true),
      })
    })
  }
  const ask = (question: string, yes: string, work: () => void) =>
    void modal.confirm({ title: question, okText: yes, cancelText: t('common.cancel'), onOk: work })
  const items = [
    kept?.mine ? { key: 'share', label: t('dashboards.share'), onClick: () => setSharing(true) } : undefined,
    kept ? { key: 'copy', label: t('dashboards.copy'), onClick: () => void copy(body) } : undefined,
    key !== undefined && chosenHome !== key && !isHome
      ? {
          key: 'home',
          label: t('dashboards.setHome'),
          onClick: () => void act({ refresh: keptKey, work: () => chooseHome(key), done: t('dashboards.isHome') }),
        }
      : undefined,
    chosenHome && (isHome || chosenHome === key)
      ? {
          key: 'unhome',
          label: t('dashboards.unsetHome'),
          onClick: () => void act({ refresh: keptKey, work: () => chooseHome(null) }),
        }
      : undefined,
    kept?.mine && base
      ? {
          key: 'reset',
          label: t('dashboards.reset', { name: label(base) }),
          onClick: () =>
            ask(t('dashboards.resetQuestion', { name: label(base) }), t('dashboards.resetNow'), () => {
              void saveKept({ definition: bodyOf(base) })
            }),
        }
      : undefined,
    { key: 'print', label: t('dashboards.print'), onClick: () => print() },
    kept?.mine
      ? {
          key: 'delete',
          danger: true,
          label: t('common.delete'),
          onClick: () =>
            ask(t('dashboards.deleteQuestion', { name }), t('common.delete'), () => {
              if (!isHome) navigate('/')
              void act({ refresh: keptKey, work: () => remove(`/api/personal-dashboards/${kept.id}`) })
            }),
        }
      : undefined,
  ].filter(item => item !== undefined)

  if (editing) {
    return (
      <DashboardEditor
        name={name}
        body={body}
        changed={kept?.changed}
        draftKey={draftKey}
        onSave={(definition, changed) => (kept?.mine ? saveArranged(kept, definition, changed) : copy(definition))}
        onClose={() => setEditing(false)}
      />
    )
  }
  return (
    <>
      <DashboardView
        dashboard={body}
        title={title}
        lost={kept?.lost}
        onDismiss={() => void saveKept({ definition: body })}
        note={
          !wasDropped && readDashboardDraft(draftKey) ? (
            <Alert
              type="info"
              showIcon
              style={{ marginBottom: 12 }}
              title={t('dashboards.unsaved')}
              action={
                <span className="row">
                  <Button
                    size="small"
                    onClick={() => {
                      dropDashboardDraft(draftKey)
                      dropped(true)
                    }}
                  >
                    {t('builder.discard')}
                  </Button>
                  <Button size="small" type="primary" onClick={() => setEditing(true)}>
                    {t('dashboards.goOn')}
                  </Button>
                </span>
              }
            />
          ) : null
        }
        emptyAction={
          <Button type="primary" onClick={() => setEditing(true)}>
            {t('dashboards.addTile')}
          </Button>
        }
        tools={
          <>
            <Button icon={<EditOutlined aria-hidden />} onClick={() => setEditing(true)}>
              {kept?.mine ? t('dashboards.edit') : t('dashboards.makeOwn')}
            </Button>
            <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
              <Button icon={<EllipsisOutlined aria-hidden />} aria-label={t('dashboards.more')} />
            </Dropdown>
          </>
        }
      />
      {sharing && kept ? (
        <KeepDialog
          title={t('dashboards.share')}
          start={kept}
          onSave={async change => {
            await saveDashboard(kept.id, { ...kept, ...change })
            await client.invalidateQueries({ queryKey: keptKey })
            setSharing(false)
          }}
          onClose={() => setSharing(false)}
        />
      ) : null}
    </>
  )
}

/** What a dashboard says, without what a definition has besides. */
function bodyOf({ description, filters, tiles }: DashboardBody): DashboardBody {
  return { ...(description ? { description } : {}), ...(filters ? { filters } : {}), tiles }
}
