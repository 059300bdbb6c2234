/** A mail template: subject and body of each language, and beside each what somebody will read about a chosen record. */
import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import type { MailTemplateDefinition } from '#metadata/definitions.ts'
import type { mailDialect } from '#metadata/handlebars/dialects.ts'
import { post } from '#runtime/web/api/request.ts'
import { useSession } from '#runtime/web/api/session.ts'
import type { Reference } from '#runtime/web/api/values.ts'
import { RecordPicker } from '#runtime/web/fields/record-picker.tsx'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import type { CanvasProps } from '../canvas-props.ts'
import { useDraft } from '../draft/use-draft.ts'
import { FindingNote } from '../findings/finding-note.tsx'
import { titleOf } from '../panel/schema-words.ts'
import { useKinds } from '../panel/use-kinds.ts'
import { useTyped } from '../panel/use-typed.ts'
import { useTexts } from '../texts/use-texts.ts'
import { MailPreview, type PreviewedMail } from './mail-preview.tsx'
import { texts } from './texts.ts'
import './mail-template.css'

const locales = ['en', 'zh-CN'] as const
const offered: readonly (typeof mailDialect.reserved)[number][] = [
  'recipient',
  'actor',
  'link',
  'today',
  'record',
  'variables',
]
type Language = (typeof locales)[number]

export function MailTemplateCanvas({ definition }: CanvasProps<'mailTemplate'>) {
  const t = useTexts(texts)
  const { draft, find } = useDraft()
  const { catalog } = useSession()
  const [record, setRecord] = useState<Reference>()
  const objectId = find('object', definition.object ?? '')?.id
  const live = [...catalog.objects.values()].find(item => item.id === objectId)
  const preview = useQuery({
    queryKey: ['mail-preview', draft.id, draft.version, definition.id, record?.id],
    queryFn: () =>
      post<Record<Language, PreviewedMail>>(
        `/api/designer/drafts/${draft.id}/mail-templates/${encodeURIComponent(definition.name)}/preview`,
        record ? { record: record.id } : {},
      ),
    placeholderData: before => before,
  })
  return (
    <div className="stack mail-template">
      <p className="muted">{t.names(offered.map(name => `{{${name}}}`).join(' '))}</p>
      {live ? (
        <Labelled label={t.record} htmlFor="mail-record">
          <RecordPicker id="mail-record" object={live} value={record} onChange={setRecord} placeholder={t.recordHint} />
        </Labelled>
      ) : null}
      {locales.map(locale => (
        <LanguageCard
          key={locale}
          definition={definition}
          locale={locale}
          preview={preview.data?.[locale]}
          note={preview.error ? t.noPreview : record ? '' : t.withoutRecord}
        />
      ))}
    </div>
  )
}

interface LanguageCardProps {
  readonly definition: MailTemplateDefinition
  readonly locale: Language
  readonly preview: PreviewedMail | undefined
  readonly note: string
}

function LanguageCard({ definition, locale, preview, note }: LanguageCardProps) {
  const t = useTexts(texts)
  const { locale: shown } = useLocale()
  const kinds = useKinds()
  const schema = kinds.data?.mailTemplate.properties
  const language = titleOf(schema?.subject?.properties?.[locale], shown, locale)
  return (
    <section className="card" aria-label={language}>
      <div className="card-head">
        <h2>{language}</h2>
      </div>
      <div className="card-body mail-sides">
        <div className="stack">
          <Words definition={definition} part="subject" locale={locale} label={titleOf(schema?.subject, shown)} />
          <Words definition={definition} part="body" locale={locale} label={titleOf(schema?.body, shown)} />
        </div>
        <div className="stack">
          <strong>{t.preview}</strong>
          {note ? <span className="muted">{note}</span> : null}
          {preview ? <MailPreview mail={preview} title={`${t.preview}: ${language}`} /> : null}
        </div>
      </div>
    </section>
  )
}

interface WordsProps {
  readonly definition: MailTemplateDefinition
  readonly part: 'subject' | 'body'
  readonly locale: Language
  readonly label: string
}

function Words({ definition, part, locale, label }: WordsProps) {
  const { run, readOnly, findingsOf } = useDraft()
  const { kind, name } = definition
  const [text, typed] = useTyped(definition[part][locale] ?? '', value =>
    run('set-property', { kind, name, path: [part, locale], ...(value === '' ? {} : { value }) }),
  )
  const findings = findingsOf(definition.id).filter(finding => finding.pointer === `/${part}/${locale}`)
  const input = { 'aria-label': label, value: text, disabled: readOnly, spellCheck: false, ...typed }
  return (
    <Labelled label={label}>
      {part === 'subject' ? (
        <Input {...input} maxLength={300} />
      ) : (
        <Input.TextArea {...input} autoSize={{ minRows: 8, maxRows: 24 }} />
      )}
      {findings.map(finding => (
        <FindingNote key={finding.code + JSON.stringify(finding.range)} finding={finding} />
      ))}
    </Labelled>
  )
}
