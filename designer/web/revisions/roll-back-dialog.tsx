/** Brings an earlier revision back, after its consequences were seen and acknowledged. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useProblemText } from '#runtime/web/i18n/problem-text.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { EmptyState } from '#runtime/web/shell/empty-state.tsx'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { Loaded } from '#runtime/web/shell/loaded.tsx'
import { readRollBackImpact, rollBack } from '../api/promotion-api.ts'
import { ImpactList } from '../promote/impact-list.tsx'
import { texts as promoteTexts } from '../promote/texts.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'
import '../promote/promote.css'

interface RollBackDialogProps {
  readonly number: number
  readonly onClose: () => void
}

export function RollBackDialog({ number, onClose }: RollBackDialogProps) {
  const t = useTexts(texts)
  const done = useTexts(promoteTexts).done
  const { integer } = useLocale()
  const { message } = App.useApp()
  const client = useQueryClient()
  const navigate = useNavigate()
  const problemText = useProblemText()
  const [why, setWhy] = useState('')
  const [busy, setBusy] = useState(false)
  const [acknowledged, setAcknowledged] = useState<ReadonlySet<string>>(new Set())
  const impact = useQuery({
    queryKey: ['designer', 'roll-back', number],
    queryFn: ({ signal }) => readRollBackImpact(number, signal),
  })
  const open = (impact.data?.items ?? []).filter(item => item.severity === 'destructive' && !acknowledged.has(item.key))
  const go = async () => {
    setBusy(true)
    try {
      const { revision } = await rollBack(number, { message: why.trim(), acknowledge: [...acknowledged] })
      void message.success(done(integer(revision)))
      for (const key of ['designer', 'drafts', 'draft', 'catalog']) void client.invalidateQueries({ queryKey: [key] })
      navigate('/designer/revisions')
    } catch (error) {
      void message.error(problemText(error), 6)
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      width={720}
      title={t.rollBackAsk(integer(number))}
      okText={t.rollBack}
      cancelText={t.cancel}
      confirmLoading={busy}
      okButtonProps={{ danger: true, disabled: !impact.data || open.length > 0 || why.trim() === '' }}
      onOk={() => void go()}
      onCancel={onClose}
    >
      <div className="stack">
        <p>{t.rollBackHint}</p>
        <div className="card">
          <Loaded query={impact}>
            {({ items }) =>
              items.length === 0 ? (
                <EmptyState text={t.noImpact} small />
              ) : (
                <ImpactList
                  items={items}
                  acknowledged={acknowledged}
                  onAcknowledge={(key, yes) =>
                    setAcknowledged(before => {
                      const next = new Set(before)
                      if (yes) next.add(key)
                      else next.delete(key)
                      return next
                    })
                  }
                />
              )
            }
          </Loaded>
        </div>
        <Labelled label={t.why}>
          <Input.TextArea rows={2} maxLength={2000} value={why} onChange={event => setWhy(event.target.value)} />
        </Labelled>
      </div>
    </Modal>
  )
}
