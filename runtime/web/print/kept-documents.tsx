/** What was printed of a record and kept with it, as far as this person may open it. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { LocalizedText } from '#metadata/definitions.ts'
import { serverAddress } from '../api/mount.ts'
import { get } from '../api/request.ts'
import type { Reference } from '../api/values.ts'
import { useLocale } from '../i18n/use-locale.ts'

interface Kept {
  readonly file: { readonly id: string; readonly name: string }
  readonly label: LocalizedText
  readonly at: string
  readonly by: Reference
}

/** Under which it is asked. */
export const keptKey = (object: string, id: string) => ['printed-documents', object, id] as const

export function KeptDocuments({ object, id }: { readonly object: string; readonly id: string }) {
  const { t } = useTranslation()
  const { dateTime, titleOf } = useLocale()
  const kept = useQuery({
    queryKey: keptKey(object, id),
    queryFn: ({ signal }) =>
      get<{ readonly documents: readonly Kept[] }>(
        `/api/records/${encodeURIComponent(object)}/${id}/printed-documents`,
        signal,
      ),
  })
  const documents = kept.data?.documents ?? []
  if (documents.length === 0) return null
  return (
    <section aria-label={t('print.kept')}>
      <strong>{t('print.kept')}</strong>
      <ul className="kept-documents">
        {documents.map(({ file, at, by }) => (
          <li key={file.id}>
            <a className="file-link" href={serverAddress(`/api/files/${file.id}`)} download>
              {file.name}
            </a>
            <small className="muted">
              {dateTime(at)} · {titleOf(by)}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}
