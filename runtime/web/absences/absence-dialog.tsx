/** First and last day, who stands in, and a note. */
import { DatePicker, Input, Modal } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post, put } from '../api/request.ts'
import { useObject } from '../api/session.ts'
import type { Reference } from '../api/values.ts'
import { RecordPicker } from '../fields/record-picker.tsx'
import { Labelled } from '../shell/labelled.tsx'
import { useAct } from '../shell/use-act.ts'
import type { Absence } from './absence.ts'

interface AbsenceDialogProps {
  readonly absence: Absence | undefined
  readonly onClose: () => void
}

export function AbsenceDialog({ absence, onClose }: AbsenceDialogProps) {
  const { t } = useTranslation()
  const act = useAct()
  const user = useObject('user')
  const today = dayjs().format('YYYY-MM-DD')
  const [from, setFrom] = useState(absence?.from ?? today)
  const [to, setTo] = useState(absence?.to ?? today)
  const [substitute, setSubstitute] = useState<Reference | undefined>(absence?.substitute ?? undefined)
  const [note, setNote] = useState(absence?.note ?? '')
  const [saving, setSaving] = useState(false)
  const save = async () => {
    setSaving(true)
    const body = { from, to, substitute: substitute?.id ?? null, note: note.trim() || null }
    const saved = await act({
      work: () => (absence ? put(`/api/absences/${absence.id}`, body) : post('/api/absences', body)),
      done: t('absences.saved'),
      refresh: ['absences'],
    })
    setSaving(false)
    if (saved) onClose()
  }
  const chooseFrom = (day: string) => {
    setFrom(day)
    if (to < day) setTo(day)
  }
  return (
    <Modal
      open
      title={absence ? t('absences.change') : t('absences.add')}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      confirmLoading={saving}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="stack" style={{ paddingBlock: 8 }}>
        <Labelled label={t('absences.from')} htmlFor="absence-from">
          <DatePicker
            id="absence-from"
            allowClear={false}
            value={dayjs(from)}
            onChange={day => chooseFrom(day?.format('YYYY-MM-DD') ?? today)}
          />
        </Labelled>
        <Labelled label={t('absences.to')} htmlFor="absence-to">
          <DatePicker
            id="absence-to"
            allowClear={false}
            minDate={dayjs(from)}
            value={dayjs(to)}
            onChange={day => setTo(day?.format('YYYY-MM-DD') ?? from)}
          />
        </Labelled>
        {user ? (
          <Labelled label={t('absences.substitute')} htmlFor="absence-substitute">
            <RecordPicker
              id="absence-substitute"
              object={user}
              value={substitute}
              onChange={setSubstitute}
              placeholder={t('absences.substituteHint')}
            />
          </Labelled>
        ) : null}
        <Labelled label={t('absences.note')}>
          <Input maxLength={500} value={note} onChange={event => setNote(event.target.value)} />
        </Labelled>
      </div>
    </Modal>
  )
}
