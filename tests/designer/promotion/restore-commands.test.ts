import { edited, field, label, make, shop } from '../../metadata/shop.ts'
import { checkCommand } from '../commands/check-command.ts'

const fax = field('text', 'fax')
const fair = make('object', 'fair', {
  plural: label('fairs'),
  ownership: 'none',
  title: '{name}',
  fields: [field('text', 'name')],
})
const fairs = make('list', 'fairs', { object: 'fair', columns: [{ field: 'name' }] })
const withRole = edited(shop(), draft => {
  draft.add(make('role', 'porter', { rights: [{ object: 'customer', read: 'own' }] }))
  draft.add(make('role', 'guard', { rights: [] }))
})

checkCommand('restore-field', [
  {
    does: 'puts the field at the end',
    args: { object: 'customer', field: fax },
    changes: ['object/customer'],
    diff: 1,
    says: ['Field “fax” of customer restored', '恢复“customer(中)”的字段“fax(中)”'],
  },
  {
    refuses: 'an unknown object',
    args: { object: 'custome', field: fax },
    with: 'definition/unknown',
    extras: { didYouMean: ['customer'] },
  },
  {
    refuses: 'a field that is there',
    args: { object: 'customer', field: field('text', 'name') },
    with: 'command/refused',
  },
  {
    refuses: 'a name that is taken',
    args: { object: 'customer', field: { ...fax, name: 'name' } },
    with: 'command/refused',
  },
  {
    refuses: 'what is no field',
    args: { object: 'customer', field: { id: 'x-y-z', name: 'x' } },
    with: 'definition/malformed',
  },
])

checkCommand('restore-object', [
  {
    does: 'puts the object back with what was made for it, and the rights of roles that are still there',
    from: withRole,
    args: {
      object: fair,
      with: [fairs],
      rights: [
        { role: 'porter', rights: { object: 'fair', read: 'all' } },
        { role: 'gone', rights: { object: 'fair', read: 'all' } },
      ],
    },
    changes: ['object/fair', 'list/fairs', 'role/porter'],
    says: ['Object “fair” restored', '恢复业务对象“fair(中)”'],
  },
  {
    does: 'alone',
    args: { object: fair },
    changes: ['object/fair'],
    diff: 1,
    says: ['Object “fair” restored', '恢复业务对象“fair(中)”'],
  },
  {
    refuses: 'an object that is there',
    from: edited(shop(), draft => draft.add(fair)),
    args: { object: fair },
    with: 'command/refused',
  },
  { refuses: 'a name that is taken', args: { object: { ...fair, name: 'customer' } }, with: 'command/refused' },
  { refuses: 'what is no object', args: { object: { kind: 'object', id: 'x-y-z' } }, with: 'definition/malformed' },
])
