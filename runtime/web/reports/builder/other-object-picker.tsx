/** Chooses another object whose records stand beside those of the report: those that have most in common with it first. */
import { AppstoreAddOutlined } from '@ant-design/icons'
import { Button, Input, Popover } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportSource } from '#metadata/definitions.ts'
import type { ReportBody } from '#metadata/report-body.ts'
import type { CatalogObject } from '../../api/catalog.ts'
import { useSession } from '../../api/session.ts'
import { useLocale } from '../../i18n/use-locale.ts'
import { likelyObjects } from './source-fit.ts'

interface OtherObjectPickerProps {
  readonly report: ReportBody
  readonly onPick: (source: ReportSource, object: CatalogObject) => void
}

const most = 6

export function OtherObjectPicker({ report, onPick }: OtherObjectPickerProps) {
  const { t } = useTranslation()
  const [isOpen, open] = useState(false)
  return (
    <Popover
      open={isOpen}
      trigger="click"
      placement="bottomRight"
      align={{ overflow: { shiftX: true, adjustY: true } }}
      destroyOnHidden
      onOpenChange={open}
      content={
        <Objects
          report={report}
          onPick={(source, object) => {
            open(false)
            onPick(source, object)
          }}
        />
      }
    >
      <Button type="text" size="small">
        {t('builder.other.add')}
      </Button>
    </Popover>
  )
}

function Objects({ report, onPick }: OtherObjectPickerProps) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { text } = useLocale()
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLowerCase()
  const all = likelyObjects(catalog, report).map(item => ({
    ...item,
    words: text(item.object.plural, item.object.name),
  }))
  const fitting = wanted === '' ? all.filter(item => item.fits).slice(0, most) : []
  const rest = all
    .filter(item => !fitting.includes(item) && item.words.toLowerCase().includes(wanted))
    .sort((one, other) => one.words.localeCompare(other.words))
  const draw = ({ object, source, words }: (typeof all)[number]) => (
    <li key={object.name}>
      <button type="button" className="builder-field" onClick={() => onPick(source, object)}>
        <AppstoreAddOutlined aria-hidden className="field-type-icon" />
        <span className="builder-words">{words}</span>
      </button>
    </li>
  )
  return (
    <div className="builder-picker builder-fields">
      <p className="muted">{t('builder.other.teach')}</p>
      <Input.Search
        allowClear
        autoFocus
        size="small"
        value={search}
        placeholder={t('builder.other.search')}
        aria-label={t('builder.other.search')}
        onChange={event => setSearch(event.target.value)}
      />
      {fitting.length > 0 ? (
        <section>
          <h3>{t('builder.other.fits')}</h3>
          <ul className="builder-tree">{fitting.map(draw)}</ul>
        </section>
      ) : null}
      <section>
        {fitting.length > 0 ? <h3>{t('builder.other.rest')}</h3> : null}
        <ul className="builder-tree">{rest.map(draw)}</ul>
        {rest.length === 0 && fitting.length === 0 ? <p className="muted">{t('builder.other.none')}</p> : null}
      </section>
    </div>
  )
}
