/** The chart as a file, from a button at its corner. */
import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { useAct } from '../shell/use-act.ts'
import { chartPicture, type Pictured, toPng } from './chart-picture.ts'
import { loadChartEngine } from './load-chart-engine.ts'

export function ChartMenu({ pictured }: { readonly pictured: Pictured }) {
  const { t } = useTranslation()
  const act = useAct()
  const save = async (type: 'png' | 'svg') => {
    const { chartSvg } = await loadChartEngine()
    const svg = chartPicture(pictured, chartSvg)
    const file = type === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await toPng(svg)
    const link = document.createElement('a')
    link.href = URL.createObjectURL(file)
    link.download = `${pictured.heading.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim() || 'chart'}.${type}`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
  }
  const items = (['png', 'svg'] as const).map(type => ({
    key: type,
    label: t(`charts.save.${type}`),
    onClick: () => void act({ work: () => save(type) }),
  }))
  return (
    <Dropdown trigger={['click']} menu={{ items }} placement="bottomRight">
      <Button
        className="chart-menu"
        type="text"
        size="small"
        icon={<DownloadOutlined aria-hidden />}
        aria-label={t('charts.save.title')}
        title={t('charts.save.title')}
      />
    </Dropdown>
  )
}
