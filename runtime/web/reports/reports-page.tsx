/** Every report that a person may open: his own, those that are shared with him, those of the application. */
import { BarChartOutlined, PlusOutlined, TeamOutlined, UserOutlined } from '@ant-design/icons'
import { Button, Input, Modal, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import type { CatalogReport } from '../api/catalog.ts'
import { useSession } from '../api/session.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { useSharingWords } from '../sharing/use-sharing-words.ts'
import { EmptyState } from '../shell/empty-state.tsx'
import { ErrorState } from '../shell/error-state.tsx'
import { Labelled } from '../shell/labelled.tsx'
import { itemObject } from '../shell/menu-address.ts'
import { usePageTitle } from '../shell/use-page-title.ts'
import { asCatalogReport, type PersonalReport, usePersonalReports } from './personal-report.ts'
import { PersonalReportMenu } from './personal-report-menu.tsx'
import './reports.css'

export function ReportsPage() {
  const { t } = useTranslation()
  const { catalog, me } = useSession()
  const { label } = useLocale()
  const kept = usePersonalReports()
  const [search, setSearch] = useState('')
  const [choosing, choose] = useState(false)
  usePageTitle(t('builder.title'))
  const wanted = search.trim().toLowerCase()
  const isFound = (words: string) => words.toLowerCase().includes(wanted)
  const personal = (kept.data ?? []).filter(item => isFound(item.name))
  const stored = [...catalog.reports.values()].filter(item => isFound(label(item)))
  const mayBuild = me.system.includes('analyse')
  const isEmpty = !kept.isLoading && wanted === '' && personal.length + stored.length === 0
  const build = (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => choose(true)}>
      {t('builder.new')}
    </Button>
  )
  return (
    <div className="page">
      <header className="page-head">
        <h1 style={{ flex: 1 }}>{t('builder.title')}</h1>
        <Input.Search
          allowClear
          style={{ width: 220 }}
          placeholder={t('builder.searchReports')}
          aria-label={t('builder.searchReports')}
          value={search}
          onChange={event => setSearch(event.target.value)}
        />
        <Link to="/report-schedules">{t('builder.schedules')}</Link>
        {mayBuild ? build : null}
      </header>
      {kept.error ? <ErrorState error={kept.error} retry={() => void kept.refetch()} /> : null}
      {isEmpty ? (
        <div className="card">
          <EmptyState text={t('builder.none')} hint={t('builder.noneHint')} action={mayBuild ? build : null} />
        </div>
      ) : null}
      <div className="stack">
        <Section
          title={t('builder.mine')}
          icon={<UserOutlined aria-hidden />}
          personal={personal.filter(item => item.mine)}
        />
        <Section
          title={t('builder.sharedBy')}
          icon={<TeamOutlined aria-hidden />}
          personal={personal.filter(item => !item.mine)}
        />
        <Section title={t('builder.from')} icon={<BarChartOutlined aria-hidden />} stored={stored} />
      </div>
      {choosing ? <ChooseObject onClose={() => choose(false)} /> : null}
    </div>
  )
}

interface SectionProps {
  readonly title: string
  readonly icon: ReactNode
  readonly personal?: readonly PersonalReport[]
  readonly stored?: readonly CatalogReport[]
}

function Section({ title, icon, personal = [], stored = [] }: SectionProps) {
  const { label } = useLocale()
  if (personal.length + stored.length === 0) return null
  const sorted = [...stored].sort((a, b) => label(a).localeCompare(label(b)))
  return (
    <section className="card" aria-label={title}>
      <header className="card-head">
        {icon}
        <h2>{title}</h2>
      </header>
      <ul className="report-list">
        {personal.map(item => (
          <Row key={item.id} report={asCatalogReport(item)} personal={item} />
        ))}
        {sorted.map(item => (
          <Row key={item.id} report={item} />
        ))}
      </ul>
    </section>
  )
}

function Row({ report, personal }: { readonly report: CatalogReport; readonly personal?: PersonalReport }) {
  const { t } = useTranslation()
  const sharingWords = useSharingWords()
  const { catalog } = useSession()
  const { label, text } = useLocale()
  const object = catalog.objects.get(report.object)
  const base = personal?.base ? catalog.reports.get(personal.base) : undefined
  const hints = [
    ...(object ? [text(object.plural, object.name)] : []),
    ...(base ? [t('builder.variantOf', { report: label(base) })] : []),
    ...(personal?.mine ? [sharingWords(personal) ?? []].flat() : []),
  ]
  return (
    <li className="report-list-row">
      <div>
        <Link to={`/reports/${encodeURIComponent(report.name)}`}>{label(report)}</Link>
        {report.description ? <p className="muted">{text(report.description)}</p> : null}
        {personal?.incomplete ? <p className="error-text">{t('problems.personal-report_incomplete')}</p> : null}
      </div>
      <span className="muted">{hints.join(' · ')}</span>
      {personal?.mine ? <PersonalReportMenu report={personal} /> : <span />}
    </li>
  )
}

function ChooseObject({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { text } = useLocale()
  const navigate = useNavigate()
  const [object, choose] = useState<string>()
  const menus = new Set(
    catalog.menus.flatMap(menu => menu.groups.flatMap(group => group.items.map(item => itemObject(catalog, item)))),
  )
  // What people work with every day stands before what belongs to it.
  const options = [...catalog.objects.values()]
    .filter(item => item.rights.read)
    .map(item => ({ value: item.name, label: text(item.plural, item.name), isUsual: menus.has(item.name) }))
    .sort((a, b) => Number(b.isUsual) - Number(a.isUsual) || a.label.localeCompare(b.label))
  return (
    <Modal
      open
      title={t('builder.new')}
      okText={t('common.next')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: object === undefined }}
      onOk={() => (object ? navigate(`/reports/new/${encodeURIComponent(object)}`) : undefined)}
      onCancel={onClose}
      width={420}
    >
      <div className="stack" style={{ paddingBlock: 8 }}>
        <Labelled label={t('builder.newObject')} htmlFor="report-object">
          <Select
            id="report-object"
            autoFocus
            showSearch={{ optionFilterProp: 'label' }}
            value={object ?? null}
            options={options.map(({ value, label }) => ({ value, label }))}
            onChange={value => choose(value ?? undefined)}
          />
        </Labelled>
        <p className="muted">{t('builder.newHint')}</p>
      </div>
    </Modal>
  )
}
