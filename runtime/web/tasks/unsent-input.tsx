/** What somebody had typed into a task that has been dealt with meanwhile: shown, so that it can be used elsewhere. */
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldOf } from '../api/catalog.ts'
import { useSession } from '../api/session.ts'
import { isBlank } from '../api/values.ts'
import { FieldValue } from '../fields/field-value.tsx'
import { useLocale } from '../i18n/use-locale.ts'
import { dropDraft, readDraft } from '../record/draft.ts'
import type { OpenedTask } from './task.ts'
import { taskDraftKeys } from './task-draft.ts'

export function UnsentInput({ task }: { readonly task: OpenedTask }) {
  const { t } = useTranslation()
  const { label } = useLocale()
  const { me } = useSession()
  const keys = taskDraftKeys(me.user.id, task.id)
  const [input, setInput] = useState(() => ({
    values: readDraft(keys.values)?.values ?? {},
    comment: String(readDraft(keys.comment)?.values.comment ?? ''),
  }))
  const typed = Object.entries(input.values).flatMap(([name, value]) => {
    const field = fieldOf(task.object ?? undefined, name)
    return field && !isBlank(value) ? [{ field, value }] : []
  })
  if (typed.length === 0 && !input.comment) return null
  return (
    <section className="notice notice-warn" aria-label={t('tasks.notSent')}>
      <strong>{t('tasks.notSent')}</strong>
      <dl className="task-facts">
        {typed.map(({ field, value }) => (
          <div key={field.name}>
            <dt>{label(field)}</dt>
            <dd>
              <FieldValue field={field} value={value} />
            </dd>
          </div>
        ))}
        {input.comment ? (
          <div>
            <dt>{t('tasks.comment')}</dt>
            <dd className="multiline" translate="no">
              {input.comment}
            </dd>
          </div>
        ) : null}
      </dl>
      <Button
        size="small"
        onClick={() => {
          dropDraft(keys.values)
          dropDraft(keys.comment)
          setInput({ values: {}, comment: '' })
        }}
      >
        {t('record.discardDraft')}
      </Button>
    </section>
  )
}
