/** Asks what a preview is filled with, and makes it. */
import { Button, InputNumber, Radio } from 'antd'
import { useState } from 'react'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

export interface PreviewWish {
  readonly from: 'production' | 'template' | 'nothing'
  readonly records: number
}

const sources = ['production', 'template', 'nothing'] as const
const most = 2000

export function MakePreview({ onMake }: { readonly onMake: (wish: PreviewWish) => void }) {
  const t = useTexts(texts)
  const [from, setFrom] = useState<PreviewWish['from']>('production')
  const [records, setRecords] = useState(200)
  return (
    <div className="state">
      <h1>{t.none}</h1>
      <p>{t.noneHint}</p>
      <div className="card card-body stack preview-wish">
        <div className="labelled">
          <span id="preview-from">{t.from}</span>
          <Radio.Group
            aria-labelledby="preview-from"
            value={from}
            onChange={event => setFrom(event.target.value as PreviewWish['from'])}
            options={sources.map(value => ({ value, label: t.sources[value] }))}
            vertical
          />
        </div>
        {from === 'production' ? (
          <Labelled label={t.records}>
            <InputNumber min={1} max={most} value={records} onChange={value => setRecords(value ?? 200)} />
          </Labelled>
        ) : null}
        <Button type="primary" onClick={() => onMake({ from, records })}>
          {t.make}
        </Button>
      </div>
    </div>
  )
}
