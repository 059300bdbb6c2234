/** The services of two years, each with its rounds and the history of its states, as the loop would have made them. */
import { addDays, addMinutes, asOf, workday, workingHour } from '../sample-records/calendar.ts'
import type { User } from '../sample-records/organisation.ts'
import { createRandom } from '../sample-records/random.ts'
import { compact, made, owned, type Row } from '../sample-records/row.ts'
import { type Customer, customers } from './customers.ts'
import { person } from './organisation.ts'
import { cancelReasons, comments, serviceTexts } from './service-texts.ts'

type State = 'new' | 'in_progress' | 'feedback' | 'returned' | 'archived' | 'cancelled'

const random = createRandom('loop services')
const services: Row[] = []
const rounds: Row[] = []
const changes: Row[] = []
const starts: Row[] = []

const end = `${asOf}T08:30:00.000Z`
const enough = 3
const supervisor = person('fang')
const transitions: Readonly<Record<string, string>> = {
  in_progress: 'assign',
  feedback: 'handled',
  returned: 'send_back',
  archived: 'archive',
  cancelled: 'cancel',
}
const promised: Readonly<Record<string, number>> = { urgent: 1, high: 2, normal: 5, low: 5 }

/** What becomes of a service while its story is told. */
interface Story {
  readonly row: Row
  readonly values: Record<string, unknown>
  readonly owner: User
  /** Where it stands today, if it is not told to its end. */
  readonly until: State | undefined
  state: State
  at: string
}

/** Takes the service to a state; a moment that is still to come is not reached, and the story ends before it. */
function reach(story: Story, state: State, at: string, by: User, comment?: string): boolean {
  if (at > end) return false
  changes.push(
    compact({
      id: random.id(at),
      record: { object: 'service', id: story.row.id },
      object: 'loop-service',
      field: 'loop-service-status',
      lifecycle: 'loop-lifecycle-service_status',
      from_state: state === 'new' ? undefined : story.state,
      to_state: state,
      transition: state === 'new' ? undefined : `loop-ss-${transitions[state]}`,
      changed_by: by.id,
      changed_at: at,
      seconds: state === 'new' ? undefined : (Date.parse(at) - Date.parse(story.at)) / 1000,
      comment,
      ...made(at, by),
    }),
  )
  story.state = state
  story.at = at
  return true
}

const soon = (at: string) => addMinutes(at, random.int(2, 16) * 15)
const daysLater = (at: string, days: number) => {
  const moment = workingHour(random, workday(addDays(at.slice(0, 10), days)))
  return moment > at ? moment : addMinutes(at, 45)
}

const handlers = {
  zh: [person('deng'), person('song'), person('luo'), person('deng'), person('cao')],
  en: [person('iyer'), person('iyer'), person('luo')],
}

/** The stars of a round: the first ones are the critical ones. */
function starsOf(round: number, category: string): number {
  const bad = round === 1 ? (category === 'complaint' ? 4 : 2.2) : 1.8
  return random.weighted([
    [1, bad * 0.35],
    [2, bad],
    [3, 2.4],
    [4, 4.4],
    [5, 3],
  ] as const)
}

interface Texts {
  readonly done: readonly [string, string]
  readonly language: 'zh' | 'en'
  readonly category: string
}

/** One round, and those after it as long as the customer is not satisfied. */
function tellRound(story: Story, round: number, { done, language, category }: Texts): void {
  const { values, until } = story
  if (until === story.state) return
  const assignedAt = soon(story.at)
  const handler = random.pick(handlers[language])
  if (assignedAt > end) return
  values.handler = handler.id
  if (round > 1) values.due = workday(addDays(assignedAt.slice(0, 10), random.int(3, 5)))
  if (until === 'in_progress' && random.chance(0.6)) values.due = workday(addDays(asOf, random.int(0, 5)))
  reach(story, 'in_progress', assignedAt, supervisor)
  for (const name of ['solution', 'satisfaction', 'customer_comment', 'handled_at']) delete values[name]
  values.assigned_at = assignedAt

  if (until === 'in_progress') return
  const handledAt = daysLater(assignedAt, random.int(0, until ? 2 : 4))
  if (round === 1 && !until && random.chance(0.06) && handledAt <= end) {
    const reason = language === 'zh' ? '需要另一专业的同事处理。' : 'This needs a colleague from another field.'
    reach(story, 'returned', handledAt, handler, reason)
    values.return_reason = reason
    values.due = workday(addDays(handledAt.slice(0, 10), 2))
    tellRound(story, round + 0.5, { done, language, category })
    return
  }
  if (!reach(story, 'feedback', handledAt, handler)) return
  values.solution = done[round >= 2 ? 1 : random.int(0, 1)]
  values.handled_at = handledAt

  const askedAt = daysLater(handledAt, random.int(0, 2))
  if (until === 'feedback' || askedAt > end) return
  const stars = until === 'returned' ? random.int(1, 2) : starsOf(round, category)
  const isEnough = stars >= enough
  if (!isEnough) values.solution = done[0]
  values.satisfaction = stars
  values.customer_comment = random.pick(comments[stars]?.[language] ?? [])
  rounds.push(
    compact({
      id: random.id(askedAt),
      service: story.row.id,
      round: rounds.filter(item => item.service === story.row.id).length + 1,
      handler: handler.id,
      assigned_at: assignedAt,
      handled_at: handledAt,
      asked_at: askedAt,
      solution: values.solution,
      satisfaction: stars,
      customer_comment: values.customer_comment,
      accepted: isEnough,
      ...made(askedAt, story.owner),
    }),
  )
  if (isEnough) {
    reach(story, 'archived', askedAt, story.owner)
    values.archived_at = askedAt
    return
  }
  values.return_reason = values.customer_comment
  values.due = workday(addDays(askedAt.slice(0, 10), 2))
  reach(story, 'returned', askedAt, story.owner)
  tellRound(story, Math.floor(round) + 1, { done, language, category })
}

/** Those that are under way: where they stand, and how many days ago they were reported. */
const underWay: readonly (readonly [State, number, number])[] = [
  ...Array.from({ length: 5 }, () => ['new', 0, 1] as const),
  ...Array.from({ length: 10 }, () => ['in_progress', 1, 9] as const),
  ...Array.from({ length: 6 }, () => ['feedback', 4, 9] as const),
  ...Array.from({ length: 5 }, () => ['returned', 6, 12] as const),
]

function makeService([until, youngest, oldest]: readonly [State | undefined, number, number]): void {
  const customer: Customer = random.pick(customers)
  const { language, owner } = customer
  const reportedOn = workday(addDays(asOf, -random.int(youngest, oldest)))
  const hour = workingHour(random, reportedOn)
  const reportedAt = hour > end ? addMinutes(hour, -300) : hour
  const category = random.weighted([
    ['repair', 36],
    ['installation', 14],
    ['consultation', 16],
    ['maintenance', 14],
    ['training', 10],
    ['complaint', 10],
  ] as const)
  const priority =
    category === 'complaint' || category === 'repair'
      ? random.pick(['normal', 'high', 'high', 'urgent'])
      : random.pick(['low', 'normal', 'normal', 'high'])
  const text = random.pick(serviceTexts[category] ?? [])[language]
  const id = random.id(reportedAt)
  const story: Story = {
    row: { id },
    values: { due: workday(addDays(reportedOn, promised[priority] ?? 5)) },
    owner,
    until,
    state: 'new',
    at: reportedAt,
  }
  reach(story, 'new', reportedAt, owner)
  if (!until && random.chance(0.05)) {
    reach(story, 'cancelled', soon(reportedAt), owner)
    story.values.cancel_reason = random.pick(cancelReasons[language])
  } else {
    tellRound(story, 1, { done: text.done, language, category })
  }
  const { state, at, values } = story
  services.push(
    compact({
      id,
      subject: text.subject,
      account: customer.id,
      contact: random.pick(customer.contacts),
      category,
      priority,
      channel: random.pick(['phone', 'phone', 'email', language === 'zh' ? 'wechat' : 'email', 'web', 'visit']),
      reported_at: reportedAt,
      description: text.description,
      status: state,
      ...values,
      ...owned(owner, reportedAt, at),
    }),
  )
  if (state !== 'archived' && state !== 'cancelled') {
    starts.push({
      id,
      workflow: 'service_loop',
      node: 'resumed',
      object: 'service',
      starter: owner.id,
      locale: language === 'zh' ? 'zh-CN' : 'en',
    })
  }
}

for (let index = 0; index < 120; index++) makeService(underWay[index] ?? [undefined, 16, 364])
/** And what keeps people busy all the time, this year and the year before. */
for (let index = 0; index < 80; index++) makeService([undefined, 30, 364])
for (let index = 0; index < 180; index++) makeService([undefined, 365, 720])

const byAge = (list: readonly Row[]) =>
  [...list].sort((a, b) => (`${a.created_at}${a.id}` < `${b.created_at}${b.id}` ? -1 : 1))

export const serviceRows: readonly Row[] = byAge(services)
export const roundRows: readonly Row[] = byAge(rounds)
export const stateChangeRows: readonly Row[] = byAge(changes)
/** Services that are under way, whose workflow goes on from where they stand. */
export const startRows: readonly Row[] = starts
