/** The inbox: what waits for me and my groups, with the task beside the list, or alone on a phone. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Tabs } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { useSession } from '../api/session.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { EmptyState } from '../shell/empty-state.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { useMedia } from '../shell/use-media.ts'
import { usePageTitle } from '../shell/use-page-title.ts'
import { inOrder, readTasks, type TaskScope, taskAddress, taskCount } from './task.ts'
import { TaskList } from './task-list.tsx'
import { TaskPane } from './task-pane.tsx'
import './tasks.css'

export function TasksPage() {
  const { id } = useParams()
  const { t } = useTranslation()
  const { integer } = useLocale()
  const { me } = useSession()
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams()
  const narrow = useMedia('(max-width: 959px)')
  usePageTitle(t('tasks.title'))
  const looksAfter = me.system.some(right => right === 'operate' || right === 'administer')
  const scopes: readonly TaskScope[] = looksAfter ? ['mine', 'groups', 'done', 'all'] : ['mine', 'groups', 'done']
  const scope = scopes.find(item => item === search.get('scope')) ?? 'mine'
  const suffix = scope === 'mine' ? '' : `?scope=${scope}`
  const count = useQuery(taskCount).data
  const answer = useInfiniteQuery({
    queryKey: ['tasks', 'list', scope],
    queryFn: ({ pageParam, signal }) => readTasks(scope, pageParam || undefined, signal),
    initialPageParam: '',
    getNextPageParam: page => page.after,
  })
  const loaded = answer.data?.pages.flatMap(page => page.tasks) ?? []
  const tasks = scope === 'done' ? loaded : inOrder(loaded)
  // What stands open by itself stays open, whatever comes or goes meanwhile: somebody may be typing.
  const [first, setFirst] = useState<{ readonly scope: TaskScope; readonly id: string }>()
  // What was just done is in the list until it is asked again.
  const [done, setDone] = useState<string>()
  const open = tasks.find(task => task.id !== done)
  if (answer.data && open && first?.scope !== scope) setFirst({ scope, id: open.id })
  const chosen = id ?? (narrow || first?.scope !== scope ? undefined : first.id)
  const countOf = (item: TaskScope) => (item === 'mine' || item === 'groups' ? (count?.[item] ?? 0) : 0)

  const goOn = () => {
    const at = tasks.findIndex(task => task.id === chosen)
    const next = narrow ? undefined : (tasks[at + 1] ?? tasks[at - 1])
    setDone(chosen)
    setFirst(next ? { scope, id: next.id } : undefined)
    navigate(next && id ? taskAddress(next.id) + suffix : `/tasks${suffix}`, { replace: true })
  }
  const list = (
    <section className="inbox-list" aria-label={t('tasks.title')}>
      <h1 className={narrow ? undefined : 'inbox-title'}>{t('tasks.title')}</h1>
      <Tabs
        activeKey={scope}
        onChange={next =>
          narrow || !id
            ? setSearch(next === 'mine' ? {} : { scope: next })
            : navigate(`/tasks${next === 'mine' ? '' : `?scope=${next}`}`)
        }
        items={scopes.map(item => ({
          key: item,
          label: (
            <>
              {t(`tasks.scopes.${item}`)}
              {countOf(item) > 0 ? <span className="inbox-count">{integer(countOf(item))}</span> : null}
            </>
          ),
        }))}
      />
      <div className="inbox-scroll">
        <Loaded query={answer}>
          {() =>
            tasks.length === 0 ? (
              <EmptyState text={t(`tasks.empty.${scope}`)} hint={t(`tasks.emptyHint.${scope}`)} />
            ) : (
              <>
                <TaskList tasks={tasks} chosen={chosen} addressOf={task => taskAddress(task.id) + suffix} />
                {answer.hasNextPage ? (
                  <Button
                    block
                    type="text"
                    loading={answer.isFetchingNextPage}
                    onClick={() => void answer.fetchNextPage()}
                  >
                    {t('common.showMore')}
                  </Button>
                ) : null}
              </>
            )
          }
        </Loaded>
      </div>
    </section>
  )
  if (narrow && id) {
    return (
      <div className="inbox inbox-narrow">
        <h1 className="visually-hidden">{t('tasks.title')}</h1>
        <TaskPane id={id} back={`/tasks${suffix}`} onDone={goOn} />
      </div>
    )
  }
  return (
    <div className={narrow ? 'inbox inbox-narrow' : 'inbox'}>
      {list}
      {narrow ? null : (
        <div className="inbox-pane">
          {chosen ? (
            <TaskPane key={chosen} id={chosen} onDone={goOn} />
          ) : tasks.length > 0 ? (
            <EmptyState text={t('tasks.choose')} hint={t('tasks.chooseHint')} />
          ) : null}
        </div>
      )}
    </div>
  )
}
