/** A document: body, header, footer, style and file name in each language, beside the sheet about a chosen record. */
import { Segmented, Tabs } from 'antd'
import { useCallback, useState } from 'react'
import type { DocumentDefinition } from '#metadata/definitions.ts'
import type { Finding } from '#metadata/finding.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import type { CanvasProps } from '../canvas-props.ts'
import { useDraft } from '../draft/use-draft.ts'
import { FindingNote } from '../findings/finding-note.tsx'
import { titleOf } from '../panel/schema-words.ts'
import { useKinds } from '../panel/use-kinds.ts'
import { useTyped } from '../panel/use-typed.ts'
import { useTexts } from '../texts/use-texts.ts'
import { DocumentPreview } from './document-preview.tsx'
import { TemplateEditor } from './template-editor.tsx'
import { texts } from './texts.ts'
import './document.css'

const parts = ['body', 'header', 'footer', 'style', 'fileName'] as const
type Part = (typeof parts)[number]
type Language = 'en' | 'zh-CN'

export function DocumentCanvas({ definition }: CanvasProps<'document'>) {
  const t = useTexts(texts)
  const { locale } = useLocale()
  const { findingsOf } = useDraft()
  const schema = useKinds().data?.document.properties
  const [part, setPart] = useState<Part>('body')
  const [language, setLanguage] = useState<Language>(locale)
  const findings = findingsOf(definition.id)
  const isMarked = (name: string) => findings.some(finding => finding.pointer.startsWith(`/${name}`))
  const words = (name: Language) => (name === 'en' ? 'English' : '中文')
  return (
    <div className="document-canvas">
      <section className="stack" aria-label={t.document}>
        <div className="document-tools">
          <Tabs
            activeKey={part}
            onChange={key => setPart(key as Part)}
            items={parts.map(key => ({
              key,
              label: (
                <span className={isMarked(key) ? 'error-text' : undefined}>
                  {key === 'style' ? t.style : titleOf(schema?.[key], locale, key)}
                </span>
              ),
            }))}
          />
          <Segmented<Language>
            aria-label={t.language}
            value={language}
            onChange={setLanguage}
            disabled={part === 'style'}
            options={(['en', 'zh-CN'] as const).map(value => ({ value, label: words(value) }))}
          />
        </div>
        <PartEditor
          key={`${part} ${language}`}
          definition={definition}
          part={part}
          language={language}
          label={`${titleOf(schema?.[part], locale, part)} (${words(language)})`}
          findings={findings}
        />
      </section>
      <DocumentPreview definition={definition} language={language} />
    </div>
  )
}

interface PartEditorProps {
  readonly definition: DocumentDefinition
  readonly part: Part
  readonly language: Language
  readonly label: string
  readonly findings: readonly Finding[]
}

function PartEditor({ definition, part, language, label, findings }: PartEditorProps) {
  const t = useTexts(texts)
  const locale = useLocale()
  const draft = useDraft()
  const { kind, name } = definition
  const pointer = part === 'style' ? '/style' : `/${part}/${language}`
  const stored = (part === 'style' ? definition.style : definition[part]?.[language]) ?? ''
  const [text, typed] = useTyped(stored, value => draft.run('set-property', change(definition, part, language, value)))
  const own = findings.filter(finding => finding.pointer === pointer || finding.pointer === `/${part}`)
  const say = useCallback((finding: Finding) => locale.text(finding.message), [locale])
  return (
    <>
      <TemplateEditor
        label={label}
        text={text}
        readOnly={draft.readOnly}
        language={part === 'style' ? 'css' : part === 'fileName' ? 'text' : 'html'}
        findings={own}
        say={say}
        world={{
          draft,
          object: draft.find('object', definition.object),
          label: item => locale.label(item as never),
          explain: t.explain,
        }}
        onChange={value => typed.onChange({ target: { value } })}
        onSettle={typed.onBlur}
      />
      {part === 'style' ? null : <p className="muted">{t.hint}</p>}
      {own.map(finding => (
        <FindingNote key={`${kind} ${name} ${finding.code} ${JSON.stringify(finding.range)}`} finding={finding} />
      ))}
    </>
  )
}

/** A text that is empty is none; a group with nothing in it is none either. */
function change({ kind, name, ...definition }: DocumentDefinition, part: Part, language: Language, value: string) {
  const isEmpty = value === ''
  if (part === 'style') return { kind, name, path: ['style'], ...(isEmpty ? {} : { value }) }
  const others = Object.keys(definition[part] ?? {}).filter(key => key !== language)
  if (isEmpty && others.length === 0 && part !== 'body') return { kind, name, path: [part] }
  return { kind, name, path: [part, language], ...(isEmpty ? {} : { value }) }
}
