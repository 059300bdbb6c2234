/** Which types each operator joins, and what comes of it (DMN 1.5, 10.3.2.3–10.3.2.5 and tables 42–55). */
import { accepts, any, type FeelType } from './types.ts'

type Arithmetic = '+' | '-' | '*' | '/' | '**'

const isDuration = ({ kind }: FeelType) =>
  kind === 'duration' || kind === 'days and time duration' || kind === 'years and months duration'
const isPoint = ({ kind }: FeelType) => kind === 'date' || kind === 'date and time' || kind === 'time'
const isOpen = ({ kind }: FeelType) => kind === 'any' || kind === 'null'

const plain: FeelType = { kind: 'number' }
const days: FeelType = { kind: 'days and time duration' }

/** The type of `left operator right`; undefined where the operator does not join the two. */
export function arithmeticType(operator: Arithmetic, left: FeelType, right: FeelType): FeelType | undefined {
  if (isOpen(left) && isOpen(right)) return any
  if (isOpen(left)) return guess(operator, right, 'right')
  if (isOpen(right)) return guess(operator, left, 'left')
  if (left.kind === 'number' && right.kind === 'number') return plain
  switch (operator) {
    case '+':
      if (left.kind === 'string' && right.kind === 'string') return { kind: 'string' }
      if (isPoint(left) && isDuration(right)) return left
      if (isDuration(left) && isPoint(right)) return right
      return isDuration(left) && accepts(left, right) ? left : undefined
    case '-':
      if (isPoint(left) && isDuration(right)) return left
      if (isPoint(left) && isPoint(right)) return (left.kind === 'time') === (right.kind === 'time') ? days : undefined
      return isDuration(left) && accepts(left, right) ? left : undefined
    case '*':
      if (isDuration(left) && right.kind === 'number') return left
      return left.kind === 'number' && isDuration(right) ? right : undefined
    case '/':
      if (isDuration(left) && right.kind === 'number') return left
      return isDuration(left) && isDuration(right) && accepts(left, right) ? plain : undefined
    case '**':
      return undefined
  }
}

/** With one side unknown: what can be said of the result; undefined where the known side fits nowhere. */
function guess(operator: Arithmetic, known: FeelType, side: 'left' | 'right'): FeelType | undefined {
  if (operator === '**') return known.kind === 'number' ? plain : undefined
  if (known.kind === 'number') return operator === '+' || operator === '-' ? plain : any
  if (known.kind === 'string') return operator === '+' ? known : undefined
  if (isPoint(known)) {
    if (operator === '+') return known
    return operator === '-' ? any : undefined
  }
  if (!isDuration(known)) return undefined
  return side === 'right' && operator === '/' ? plain : any
}

/** Whether two values of these types can be equal. */
export function areComparable(left: FeelType, right: FeelType): boolean {
  return accepts(left, right)
}

const ordered: ReadonlySet<FeelType['kind']> = new Set([
  'number',
  'string',
  'date',
  'time',
  'date and time',
  'duration',
  'days and time duration',
  'years and months duration',
])

/** Whether values of this type come one before the other. */
export function isOrdered(type: FeelType): boolean {
  return isOpen(type) || ordered.has(type.kind)
}

const dateParts: readonly string[] = ['year', 'month', 'day', 'weekday']
const timeParts: readonly string[] = ['hour', 'minute', 'second', 'time offset', 'timezone']
const yearsParts: readonly string[] = ['years', 'months']
const daysParts: readonly string[] = ['days', 'hours', 'minutes', 'seconds']

/** The members that values of a type have besides those of a context (DMN 1.5, table 65). */
export function partsOf(type: FeelType): ReadonlyMap<string, FeelType> {
  switch (type.kind) {
    case 'number':
      return new Map(type.currency ? [['currency', { kind: 'string' }]] : [])
    case 'date':
      return numbers(dateParts)
    case 'time':
      return numbers(timeParts)
    case 'date and time':
      return numbers([...dateParts, ...timeParts])
    case 'years and months duration':
      return numbers(yearsParts)
    case 'days and time duration':
      return numbers(daysParts)
    case 'duration':
      return numbers([...yearsParts, ...daysParts])
    case 'range': {
      const yes: FeelType = { kind: 'boolean' }
      return new Map([
        ['start', type.of],
        ['end', type.of],
        ['start included', yes],
        ['end included', yes],
      ])
    }
    default:
      return new Map()
  }
}

const partTypes: Readonly<Record<string, FeelType>> = { 'time offset': days, timezone: { kind: 'string' } }
const numbers = (names: readonly string[]) => new Map(names.map(name => [name, partTypes[name] ?? plain]))
