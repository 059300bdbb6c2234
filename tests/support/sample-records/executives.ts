/** Roles that decide on large amounts, beside those that people have in their departments. */
import { user } from './organisation.ts'
import { createRandom } from './random.ts'
import { made, type Row } from './row.ts'

const random = createRandom('executives')
const since = '2023-03-01T01:00:00.000Z'

export const executiveRoleRows: readonly Row[] = [
  {
    id: random.id(since),
    user: user('chen').id,
    role: 'crm-role-general_manager',
    ...made(since, user('chen')),
  },
]
