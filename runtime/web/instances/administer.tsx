/** What whoever looks after workflows can do to a running instance; each is confirmed, and audited by the server. */
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../api/request.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { Labelled } from '../shell/labelled.tsx'
import { useAct } from '../shell/use-act.ts'
import { type Incident, instanceAddress, isStep, nodeNames, type OpenedInstance } from './instance.ts'

const address = (id: string, act: string) =>
  `/api${instanceAddress(id).replace('/processes', '/workflow-instances')}/${act}`

function useAdminister(id: string) {
  const act = useAct()
  const client = useQueryClient()
  return async (does: string, body: object, done: string) => {
    const isDone = await act({ work: () => post(address(id, does), body), done, refresh: ['workflow-instances'] })
    await client.invalidateQueries({ queryKey: ['tasks'] })
    return isDone
  }
}

export function Incidents({ instance }: { readonly instance: OpenedInstance }) {
  const { t } = useTranslation()
  const { text, dateTime } = useLocale()
  const { modal } = App.useApp()
  const administer = useAdminister(instance.id)
  const nameOf = nodeNames(instance.definition, text)
  const [moving, setMoving] = useState<string>()
  if (instance.incidents.length === 0) return null
  const skip = (incident: Incident) =>
    void modal.confirm({
      title: t('processes.skipTitle', { step: nameOf(incident.node) }),
      content: t('processes.skipHint'),
      okText: t('processes.skip'),
      cancelText: t('common.cancel'),
      onOk: () => administer('skip', { token: incident.token }, t('processes.skipped')),
    })
  return (
    <section className="card process-part process-incidents" aria-label={t('processes.incidents')}>
      <header className="card-head">
        <h2>{t('processes.incidents')}</h2>
      </header>
      <ul>
        {instance.incidents.map(incident => (
          <li key={incident.token}>
            <div className="process-incident-text">
              <strong translate="no">{nameOf(incident.node)}</strong>
              <span translate="no">{text(incident.message)}</span>
              <time className="muted" dateTime={incident.at}>
                {dateTime(incident.at)}
              </time>
            </div>
            {instance.administers ? (
              <div className="row">
                <Button
                  type="primary"
                  title={t('processes.retryHint')}
                  onClick={() => void administer('retry', { token: incident.token }, t('processes.retried'))}
                >
                  {t('processes.retry')}
                </Button>
                {instance.tokens.some(token => token.id === incident.token && !token.isDecided) ? (
                  <>
                    <Button onClick={() => skip(incident)}>{t('processes.skip')}</Button>
                    <Button onClick={() => setMoving(incident.token)}>{t('processes.move')}</Button>
                  </>
                ) : null}
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {moving ? <MoveDialog instance={instance} token={moving} onClose={() => setMoving(undefined)} /> : null}
    </section>
  )
}

/** Moves a token, or cancels the whole. */
export function AdministerButtons({ instance }: { readonly instance: OpenedInstance }) {
  const { t } = useTranslation()
  const administer = useAdminister(instance.id)
  const [dialog, setDialog] = useState<'move' | 'cancel'>()
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const id = useId()
  const { text } = useLocale()
  const nameOf = nodeNames(instance.definition, text)
  const steps = new Set(instance.definition?.nodes.filter(isStep).map(node => node.id))
  const waiting = instance.tokens.filter(item => steps.has(item.node))
  const open = [...new Set(waiting.map(item => nameOf(item.node)))]
  // The last one is innermost: what holds it comes before.
  const token = instance.tokens.findLast(item => !item.isDecided)
  if (!instance.administers || instance.ended_at !== null) return null
  const cancel = async () => {
    setBusy(true)
    const words = reason.trim()
    if (await administer('cancel', words ? { reason: words } : {}, t('processes.cancelled'))) setDialog(undefined)
    setBusy(false)
  }
  return (
    <>
      {token ? <Button onClick={() => setDialog('move')}>{t('processes.move')}</Button> : null}
      <Button danger onClick={() => setDialog('cancel')}>
        {t('processes.cancel')}
      </Button>
      {dialog === 'move' && token ? (
        <MoveDialog instance={instance} token={token.id} onClose={() => setDialog(undefined)} />
      ) : null}
      <Modal
        open={dialog === 'cancel'}
        title={t('processes.cancel')}
        okText={t('processes.cancel')}
        cancelText={t('common.back')}
        okButtonProps={{ danger: true, loading: busy }}
        onOk={() => void cancel()}
        onCancel={() => setDialog(undefined)}
      >
        <div className="stack">
          <p>{t('processes.cancelHint')}</p>
          {open.length > 0 ? (
            <p className="muted" translate="no">
              {t('processes.openNow', { steps: open.join(t('tasks.separator')) })}
            </p>
          ) : null}
          <Labelled label={t('processes.reason')} htmlFor={`${id}-reason`}>
            <Input.TextArea
              id={`${id}-reason`}
              value={reason}
              onChange={event => setReason(event.target.value)}
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={4000}
            />
          </Labelled>
        </div>
      </Modal>
    </>
  )
}

const unreachable = new Set(['boundaryEvent', 'textAnnotation', 'unsupported', 'startEvent'])

interface MoveDialogProps {
  readonly instance: OpenedInstance
  readonly token: string
  readonly onClose: () => void
}

function MoveDialog({ instance, token: first, onClose }: MoveDialogProps) {
  const { t } = useTranslation()
  const movable = instance.tokens.filter(item => !item.isDecided)
  const { text } = useLocale()
  const administer = useAdminister(instance.id)
  const nameOf = nodeNames(instance.definition, text)
  const [token, setToken] = useState(first)
  const [to, setTo] = useState<string>()
  const [busy, setBusy] = useState(false)
  const id = useId()
  const from = movable.find(item => item.id === token)?.node ?? null
  const targets = (instance.definition?.nodes ?? []).filter(node => !unreachable.has(node.type) && isStep(node))
  const move = async () => {
    setBusy(true)
    if (await administer('move', { token, to }, t('processes.moved'))) onClose()
    setBusy(false)
  }
  return (
    <Modal
      open
      title={t('processes.move')}
      okText={t('processes.move')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: to === undefined, loading: busy }}
      onOk={() => void move()}
      onCancel={onClose}
    >
      <div className="stack">
        <p>{t('processes.moveHint')}</p>
        {movable.length > 1 ? (
          <Labelled label={t('processes.waitingAt')} htmlFor={`${id}-token`}>
            <Select
              id={`${id}-token`}
              value={token}
              onChange={setToken}
              options={movable.map(item => ({ value: item.id, label: nameOf(item.node) }))}
            />
          </Labelled>
        ) : null}
        <Labelled label={t('processes.moveTo')} htmlFor={`${id}-to`}>
          <Select
            id={`${id}-to`}
            value={to ?? null}
            onChange={setTo}
            showSearch={{ optionFilterProp: 'label' }}
            options={targets.map(node => ({ value: node.id, label: nameOf(node.id) }))}
          />
        </Labelled>
        {to === undefined ? null : (
          <p className="muted" role="status" translate="no">
            {t('processes.moveResult', { from: nameOf(from), to: nameOf(to) })}
          </p>
        )}
      </div>
    </Modal>
  )
}
