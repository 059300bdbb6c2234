/** The page of a record as people will see it: key fields, form, related lists and timeline where they will stand. */
import { ReloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { PageDefinition } from '#metadata/definitions.ts'
import type { CatalogObject } from '#runtime/web/api/catalog.ts'
import { useObject } from '#runtime/web/api/session.ts'
import { recordTitle } from '#runtime/web/fields/record-title.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { EmptyState } from '#runtime/web/shell/empty-state.tsx'
import '#runtime/web/record/record.css'
import { useDraft } from '../draft/use-draft.ts'
import { useOptimistic } from '../drag/use-optimistic.ts'
import { DraftSession } from '../live/draft-session.tsx'
import { PreviewOffer } from '../live/preview-offer.tsx'
import { useEdit } from '../live/use-edit.ts'
import { useTexts } from '../texts/use-texts.ts'
import { PageForm } from './page-form.tsx'
import { PageHeader } from './page-header.tsx'
import { PageParts } from './page-parts.tsx'
import { PageRelated } from './page-related.tsx'
import { PageTimeline } from './page-timeline.tsx'
import { texts } from './texts.ts'
import { useSamplePage } from './use-sample-page.ts'
import '../live/live.css'
import './page-canvas.css'

export function PageCanvas({ definition }: { readonly definition: PageDefinition }) {
  const t = useTexts(texts)
  return (
    <DraftSession>
      <Known definition={definition} missing={t.noObject(definition.object)} />
    </DraftSession>
  )
}

function Known({ definition, missing }: { readonly definition: PageDefinition; readonly missing: string }) {
  const object = useObject(definition.object)
  return object ? <Editor definition={definition} object={object} /> : <EmptyState text={missing} />
}

function Editor({ definition, object }: { readonly definition: PageDefinition; readonly object: CatalogObject }) {
  const t = useTexts(texts)
  const { locale } = useLocale()
  const { readOnly } = useDraft()
  const [page, show] = useOptimistic(definition)
  const edit = useEdit(definition)
  const { answer, error, another } = useSamplePage(definition, object)
  const set = (name: keyof PageDefinition, value: unknown) =>
    show({ ...page, [name]: value }, () => edit([name], value))
  return (
    <div className="page-canvas">
      <div className="canvas-tools">
        <span className="muted" role="status">
          {answer ? t.sample(recordTitle(object, answer.record, locale)) : error ? null : t.wireframe}
        </span>
        {answer && another ? (
          <Button size="small" type="text" icon={<ReloadOutlined aria-hidden />} onClick={another}>
            {t.another}
          </Button>
        ) : null}
      </div>
      {error && !answer ? (
        <div className="page-offer">
          <PreviewOffer error={error} />
        </div>
      ) : null}
      <PageHeader page={page} object={object} answer={answer} disabled={readOnly} set={set} />
      <div className="record-body">
        <div className="record-main">
          <PageForm page={page} object={object} answer={answer} disabled={readOnly} set={set} />
          <PageRelated page={page} object={object} answer={answer} disabled={readOnly} show={show} />
        </div>
        <PageTimeline page={page} object={object} answer={answer} disabled={readOnly} set={set} />
      </div>
      <PageParts page={page} object={object} disabled={readOnly} set={set} />
    </div>
  )
}
