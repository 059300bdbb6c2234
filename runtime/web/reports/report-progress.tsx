/** A report that is being reckoned: for how long already and about how long in all, and a way to end it in the database. */
import { useQuery } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../shell/use-act.ts'
import { cancelReport, watchReport } from './report-api.ts'

/** What is answered at once tells nothing of itself; milliseconds. */
const patience = 600

export function ReportProgress({ run }: { readonly run: string }) {
  const { t } = useTranslation()
  const act = useAct()
  const [begun] = useState(() => Date.now())
  const [now, setNow] = useState(begun)
  const isLong = now - begun >= patience
  const { data } = useQuery({
    queryKey: ['report-run', run],
    queryFn: () => watchReport(run),
    enabled: isLong,
    refetchInterval: 1500,
    retry: false,
    gcTime: 0,
  })
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 200)
    return () => clearInterval(timer)
  }, [])
  if (!isLong) return null
  const seconds = Math.floor((now - begun) / 1000)
  const expected = data?.expected
  const whole = expected ? Math.max(Math.round(expected.milliseconds / 1000), 1) : 0
  const words =
    data?.state === 'waiting'
      ? t('reports.waiting', { seconds })
      : whole > seconds
        ? t('reports.askingOf', { seconds, expected: whole })
        : t('reports.askingFor', { seconds })
  return (
    <p className="report-progress" role="status">
      {whole > seconds && data?.state === 'running' ? (
        <Progress
          aria-hidden
          size="small"
          showInfo={false}
          percent={Math.min(((now - begun) / (whole * 1000)) * 100, 97)}
          style={{ width: 120 }}
        />
      ) : (
        <span className="report-progress-bar" aria-hidden />
      )}
      <span>{words}</span>
      <Button size="small" onClick={() => void act({ work: () => cancelReport(run) })}>
        {t('common.cancel')}
      </Button>
    </p>
  )
}
