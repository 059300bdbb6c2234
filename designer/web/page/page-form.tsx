/** The form of the page: which one, and the record in it. */
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useSession } from '#runtime/web/api/session.ts'
import { chooseForm } from '#runtime/web/form/choose-form.ts'
import { RecordView } from '#runtime/web/form/record-view.tsx'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import { DefinitionPicker } from '../panel/definition-picker.tsx'
import { useTexts } from '../texts/use-texts.ts'
import type { PagePart } from './page-part.ts'
import { texts } from './texts.ts'

export function PageForm({ page, object, answer, disabled, set }: PagePart) {
  const t = useTexts(texts)
  const { label } = useLocale()
  const { draft, find } = useDraft()
  const { catalog } = useSession()
  const [whole, showWhole] = useState(false)
  const named = find('form', page.form)
  const [type] = page.recordTypes ?? []
  const form = named ?? chooseForm(catalog, object, type, 'record')
  return (
    <section className="card" aria-label={t.form}>
      <div className="card-head">
        <h2>{t.form}</h2>
        <span style={{ width: 200 }}>
          <DefinitionPicker
            kind="form"
            value={page.form}
            disabled={disabled}
            where={item => item.kind === 'form' && item.object === page.object}
            ariaLabel={t.chooseForm}
            placeholder={t.noForm}
            onChange={name => set('form', name)}
          />
        </span>
        <span className="spacer" />
        {named ? (
          <Link to={`/designer/drafts/${draft.id}/form/${named.id}`} title={label(named)}>
            {t.editForm}
          </Link>
        ) : null}
      </div>
      <div
        className={whole ? 'card-body page-form desk-columns' : 'card-body page-form page-form-cut desk-columns'}
        inert
      >
        <RecordView object={object} form={form} values={answer?.record ?? {}} />
      </div>
      <div className="page-form-foot">
        <Button size="small" type="text" aria-expanded={whole} onClick={() => showWhole(!whole)}>
          {whole ? t.less : t.more}
        </Button>
      </div>
    </section>
  )
}
