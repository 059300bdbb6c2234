/** Which document, in which language, and whether it is kept. */
import { Checkbox, Radio, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CatalogDocument } from '../api/catalog.ts'
import type { Locale } from '../i18n/locale.ts'
import { useLocale } from '../i18n/use-locale.ts'

/** What is printed. */
export interface PrintWish {
  readonly document: CatalogDocument
  readonly locale: Locale
  /** Also as a file of the record, where the document leaves the choice. */
  readonly keep: boolean
}

interface PrintChoiceProps {
  readonly documents: readonly CatalogDocument[]
  readonly wish: PrintWish
  readonly onChange: (wish: PrintWish) => void
}

/** The first, in the language of the reader where it has that. */
export function firstWish(documents: readonly CatalogDocument[], locale: Locale): PrintWish | undefined {
  const [document] = documents
  return document && { document, locale: fitting(document, locale), keep: false }
}

export function PrintChoice({ documents, wish, onChange }: PrintChoiceProps) {
  const { t } = useTranslation()
  const { label, text } = useLocale()
  return (
    <div className="stack">
      <Radio.Group
        className="print-choice"
        aria-label={t('print.document')}
        value={wish.document.name}
        onChange={event => {
          const document = documents.find(item => item.name === event.target.value)
          if (document) onChange({ document, locale: fitting(document, wish.locale), keep: false })
        }}
      >
        {documents.map(item => (
          <Radio key={item.name} value={item.name}>
            {label(item)}
            {item.description ? <small className="muted">{text(item.description)}</small> : null}
          </Radio>
        ))}
      </Radio.Group>
      {wish.document.locales.length > 1 ? (
        <Segmented<Locale>
          block
          aria-label={t('print.language')}
          value={wish.locale}
          onChange={locale => onChange({ ...wish, locale })}
          options={wish.document.locales.map(locale => ({ value: locale, label: t(`print.locales.${locale}`) }))}
        />
      ) : null}
      {wish.document.keep === 'ask' ? (
        <Checkbox checked={wish.keep} onChange={event => onChange({ ...wish, keep: event.target.checked })}>
          {t('print.keep')}
        </Checkbox>
      ) : null}
      {wish.document.keep === 'always' ? <p className="muted">{t('print.alwaysKept')}</p> : null}
    </div>
  )
}

/** What is sent of the wish to keep it; nothing where the document decides. */
export function keptAs({ document, keep }: PrintWish): { readonly keep?: true } {
  return document.keep === 'ask' && keep ? { keep: true } : {}
}

function fitting({ locales }: CatalogDocument, wanted: Locale): Locale {
  return locales.includes(wanted) ? wanted : (locales[0] ?? wanted)
}
