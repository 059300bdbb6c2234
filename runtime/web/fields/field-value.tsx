/** Shows a value of any field type; one renderer per type, all of them counted by the compiler. */

import { CheckOutlined, CloseOutlined, PaperClipOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CatalogField, FieldType } from '../api/catalog.ts'
import { serverAddress } from '../api/mount.ts'
import { useSession } from '../api/session.ts'
import { type AnyReference, type FileValue, isBlank, isMoney, isReference } from '../api/values.ts'
import { type LocaleFormats, useLocale } from '../i18n/use-locale.ts'
import { ChoiceTag } from './choice-tag.tsx'
import { formatDecimal, formatPercent } from './decimal.ts'
import { Stars } from './stars.tsx'
import { Verbatim } from './verbatim.tsx'
import './fields.css'

interface FieldValueProps {
  readonly field: CatalogField
  readonly value: unknown
  /** References lead to their records. */
  readonly linked?: boolean
}

type Draw = (value: unknown, field: CatalogField, formats: LocaleFormats, linked: boolean) => ReactNode

const asText: Draw = value => <Verbatim>{String(value)}</Verbatim>
const scaleOf = (field: CatalogField) => ('scale' in field ? field.scale : undefined)
const choicesOf = (field: CatalogField) => ('choices' in field ? field.choices : undefined)

const draw: Readonly<Record<FieldType, Draw>> = {
  text: asText,
  longText: value => (
    <span className="multiline" translate="no">
      {String(value)}
    </span>
  ),
  integer: (value, _field, formats) => formatDecimal(String(value), formats.locale),
  decimal: (value, field, formats) => formatDecimal(String(value), formats.locale, scaleOf(field)),
  money: (value, field, formats) =>
    isMoney(value) ? formats.money(value.amount, value.currency, scaleOf(field)) : String(value),
  percent: (value, _field, formats) => formatPercent(String(value), formats.locale),
  rating: (value, field) => <Stars value={value} stars={('stars' in field ? field.stars : undefined) ?? 5} />,
  boolean: value => <YesOrNo value={value === true} />,
  date: (value, _field, formats) => formats.date(String(value)),
  datetime: (value, _field, formats) => formats.dateTime(String(value)),
  email: (value, _field, _formats, linked) => (
    <Verbatim>{linked ? <a href={`mailto:${String(value)}`}>{String(value)}</a> : String(value)}</Verbatim>
  ),
  phone: (value, _field, _formats, linked) =>
    linked ? <a href={`tel:${String(value).replace(/[^\d+]/g, '')}`}>{String(value)}</a> : String(value),
  url: (value, _field, _formats, linked) => (
    <Verbatim>
      <WebAddress address={String(value)} linked={linked} />
    </Verbatim>
  ),
  choice: (value, field) => <ChoiceTag choices={choicesOf(field)} code={String(value)} />,
  multiChoice: (value, field) => (
    <span className="tags">
      {(Array.isArray(value) ? value : [value]).map(code => (
        <ChoiceTag key={String(code)} choices={choicesOf(field)} code={String(code)} />
      ))}
    </span>
  ),
  reference: (value, field, _formats, linked) => (
    <RecordLink object={field.type === 'reference' ? field.target : undefined} value={value} linked={linked} />
  ),
  anyReference: (value, _field, _formats, linked) => (
    <RecordLink object={(value as AnyReference).object} value={value} linked={linked} />
  ),
  children: value => (Array.isArray(value) ? String(value.length) : String(value)),
  autoNumber: asText,
  file: value => <FileLinks files={(Array.isArray(value) ? value : [value]) as FileValue[]} />,
}

export function FieldValue({ field, value, linked = false }: FieldValueProps) {
  const formats = useLocale()
  if (isBlank(value)) return null
  return draw[field.type](value, field, formats, linked)
}

/** Types whose values stand at the right, digit under digit. */
export function isNumeric(field: CatalogField): boolean {
  return ['integer', 'decimal', 'money', 'percent'].includes(field.type)
}

function YesOrNo({ value }: { readonly value: boolean }) {
  const { t } = useTranslation()
  const words = value ? t('common.yes') : t('common.no')
  return (
    <span title={words}>
      {value ? <CheckOutlined aria-hidden /> : <CloseOutlined aria-hidden className="muted" />}
      <span className="visually-hidden">{words}</span>
    </span>
  )
}

function WebAddress({ address, linked }: { readonly address: string; readonly linked: boolean }) {
  const shown = address.replace(/^https?:\/\//, '').replace(/\/$/, '')
  if (!linked || !/^https?:\/\//i.test(address)) return shown
  return (
    <a href={address} target="_blank" rel="noreferrer">
      {shown}
    </a>
  )
}

interface RecordLinkProps {
  readonly object: string | undefined
  readonly value: unknown
  readonly linked: boolean
}

function RecordLink({ object, value, linked }: RecordLinkProps) {
  const { catalog } = useSession()
  const { titleOf } = useLocale()
  if (!isReference(value)) return <Verbatim>{String(value)}</Verbatim>
  if (!linked || !object || !catalog.objects.has(object)) return <Verbatim>{titleOf(value)}</Verbatim>
  return (
    <Verbatim>
      <Link to={`/records/${encodeURIComponent(object)}/${value.id}`}>{titleOf(value)}</Link>
    </Verbatim>
  )
}

function FileLinks({ files }: { readonly files: readonly FileValue[] }) {
  return (
    <span className="tags" translate="no">
      {files.map(file => (
        <a key={file.id} className="file-link" href={serverAddress(`/api/files/${file.id}`)} download>
          <PaperClipOutlined aria-hidden />
          {file.name}
        </a>
      ))}
    </span>
  )
}
