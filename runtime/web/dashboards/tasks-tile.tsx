/** What whoever looks at it has to do: the first of his inbox. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { TasksTile as Tile } from '#metadata/definitions.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { EmptyState } from '../shell/empty-state.tsx'
import { ErrorState } from '../shell/error-state.tsx'
import { inOrder, readTasks, taskAddress, taskCount } from '../tasks/task.ts'
import { TaskList } from '../tasks/task-list.tsx'
import { Asking } from './asking.tsx'
import { inTurn } from './in-turn.ts'
import { TileFrame } from './tile-frame.tsx'
import type { TileProps } from './tile-props.ts'
import { useAbout } from './use-about.ts'
import { useIsSeen } from './when-seen.tsx'
import '../tasks/tasks.css'

export function TasksTile({ tile }: TileProps<Tile>) {
  const { t } = useTranslation()
  const { text, integer } = useLocale()
  const isSeen = useIsSeen()
  const count = useQuery(taskCount).data?.mine
  const answer = useQuery({
    queryKey: ['tasks', 'tile'],
    queryFn: ({ signal }) => inTurn(signal, isSeen, () => readTasks('mine', undefined, signal)),
  })
  const about = useAbout(undefined, answer.dataUpdatedAt)
  const tasks = inOrder(answer.data?.tasks ?? []).slice(0, tile.limit ?? 5)
  return (
    <TileFrame
      title={text(tile.label) || t('tasks.title')}
      to="/tasks"
      note={count ? integer(count) : undefined}
      refresh={() => void answer.refetch()}
      busy={answer.isFetching}
      about={about}
    >
      {answer.error ? <ErrorState error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.isPending ? <Asking /> : null}
      {answer.data && tasks.length === 0 ? <EmptyState small text={t('tasks.empty.mine')} /> : null}
      {tasks.length > 0 ? <TaskList tasks={tasks} chosen={undefined} addressOf={task => taskAddress(task.id)} /> : null}
    </TileFrame>
  )
}
