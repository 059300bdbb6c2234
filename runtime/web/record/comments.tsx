/** What people say about a record. */
import { DeleteOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Skeleton } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, post, remove } from '../api/request.ts'
import type { Reference } from '../api/values.ts'
import { useProblemText } from '../i18n/problem-text.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { Avatar } from '../shell/avatar.tsx'
import { EmptyState } from '../shell/empty-state.tsx'
import { ErrorState } from '../shell/error-state.tsx'
import { CommentInput } from './comment-input.tsx'
import { CommentText, isNamed } from './comment-text.tsx'
import { recordAddress } from './record-answer.ts'

interface Comment {
  readonly id: string
  readonly text: string
  readonly by: Reference | null
  readonly at: string
  readonly mine: boolean
  readonly mentions: readonly Reference[]
}

export function Comments({ object, id }: { readonly object: string; readonly id: string }) {
  const { t } = useTranslation()
  const { relative, dateTime } = useLocale()
  const { message } = App.useApp()
  const problemText = useProblemText()
  const client = useQueryClient()
  const address = `${recordAddress(object, id)}/comments`
  const key = ['comments', object, id]
  const comments = useQuery({ queryKey: key, queryFn: ({ signal }) => get<{ comments: Comment[] }>(address, signal) })
  const [text, setText] = useState('')
  const [named, setNamed] = useState<readonly Reference[]>([])
  const refresh = () => client.invalidateQueries({ queryKey: key })
  const failed = (error: unknown) => void message.error(problemText(error))
  const add = useMutation({
    mutationFn: () => {
      const ids = named.filter(person => isNamed(text, person)).map(person => person.id)
      const mentions = [...new Set(ids)]
      return post(address, { text: text.trim(), ...(mentions.length > 0 ? { mentions } : {}) })
    },
    onSuccess: () => {
      setText('')
      setNamed([])
      return refresh()
    },
    onError: failed,
  })
  const drop = useMutation({
    mutationFn: (comment: string) => remove(`${address}/${comment}`),
    onSuccess: refresh,
    onError: failed,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim()) add.mutate()
  }
  return (
    <div>
      <form className="comment-form" onSubmit={submit}>
        <CommentInput value={text} onChange={setText} onMention={person => setNamed([...named, person])} />
        <Button type="primary" size="small" htmlType="submit" disabled={!text.trim()} loading={add.isPending}>
          {t('comments.send')}
        </Button>
      </form>
      {comments.error ? <ErrorState error={comments.error} retry={() => void comments.refetch()} /> : null}
      {comments.isPending ? <Skeleton active /> : null}
      {comments.data?.comments.length === 0 ? <EmptyState small text={t('comments.empty')} /> : null}
      <ol className="comments">
        {comments.data?.comments.map(comment => (
          <li key={comment.id}>
            <Avatar name={comment.by?.title ?? '?'} size={24} />
            <div className="timeline-text">
              <div className="timeline-line">
                <strong translate="no">{comment.by?.title}</strong>
                <time className="muted" dateTime={comment.at} title={dateTime(comment.at)}>
                  {relative(comment.at)}
                </time>
              </div>
              <CommentText text={comment.text} mentions={comment.mentions} />
            </div>
            {comment.mine ? (
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t('comments.delete')}
                onClick={() => drop.mutate(comment.id)}
              />
            ) : null}
          </li>
        ))}
      </ol>
    </div>
  )
}
