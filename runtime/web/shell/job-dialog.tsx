/** The progress of long work in a dialog; it goes on when the dialog is closed. */
import { Button, Modal } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { hasEnded, useJob } from '../api/use-job.ts'
import { JobProgress } from './job-progress.tsx'

interface JobDialogProps {
  readonly job: string
  readonly title: string
  /** What it changes, it deletes. */
  readonly deleting?: boolean
  readonly onDone: () => void
  readonly onClose: () => void
}

export function JobDialog({ job, title, deleting = false, onDone, onClose }: JobDialogProps) {
  const { t } = useTranslation()
  const state = useJob(job)
  const ended = hasEnded(state.data)
  const told = useRef(false)
  useEffect(() => {
    if (!ended || told.current) return
    told.current = true
    onDone()
  }, [ended, onDone])
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      footer={
        <Button type={ended ? 'primary' : 'default'} onClick={onClose}>
          {ended ? t('common.close') : t('job.background')}
        </Button>
      }
    >
      <JobProgress id={job} deleting={deleting} />
    </Modal>
  )
}
