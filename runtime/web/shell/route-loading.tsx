/** What stands while a screen arrives. */
import { Skeleton } from 'antd'

export function RouteLoading() {
  return (
    <div className="page" aria-busy="true">
      <Skeleton active title={{ width: 220 }} paragraph={{ rows: 6 }} />
    </div>
  )
}
