/** Two people and their records: what the clerk may not see holds a marker, which then must be in no answer to him. */
import { accessApplication } from '#tests/support/access-application.ts'
import { type FullAnswer, type FullHttp, type FullRequest, fullHttp } from '#tests/support/full-http.ts'

/** Stands in hidden fields, and in nothing else. */
export const marker = 'geheim'

/** Stands in what belongs to somebody else. */
export const foreigner = 'fremd'

/** Every secret, as it would look in an answer. */
export const secrets: readonly string[] = [marker, foreigner, '0.1357', '9713.57', 'GE1357']

/** Ids of one person's records. */
export interface Belongings {
  readonly customer: string
  readonly deal: string
  readonly line: string
  readonly lead: string
  /** In the recycle bin. */
  readonly deleted: string
  readonly comment: string
  readonly view: string
  /** A dashboard that he keeps. */
  readonly dashboard: string
  /** A report that he keeps. */
  readonly report: string
  /** That the report is sent. */
  readonly schedule: string
  readonly job: string
  readonly file: string
  readonly session: string
  readonly key: string
  readonly user: string
  /** Waits at a task, and that task. */
  readonly instance: string
  readonly task: string
}

export type Who = 'clerk' | 'nobody' | 'admin' | 'auditor'

export interface World {
  readonly full: FullHttp
  readonly cookies: Readonly<Record<Who, string>>
  readonly own: Belongings
  readonly foreign: Belongings
  /** Of the administrator, shared with everybody; it reckons with what the clerk does not see. */
  readonly hiddenReport: string
  ask(who: Who | undefined, request: FullRequest): Promise<FullAnswer>
}

/** A multipart body with one file. */
export function upload(name: string, type: string, bytes: string | Buffer): Pick<FullRequest, 'body' | 'headers'> {
  const start = `--edge\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`
  return {
    body: Buffer.concat([Buffer.from(start), Buffer.from(bytes), Buffer.from('\r\n--edge--\r\n')]),
    headers: { 'content-type': 'multipart/form-data; boundary=edge' },
  }
}

/** Opens it; close with `world.full.drop`. */
export async function openWorld(): Promise<World> {
  const full = await fullHttp(accessApplication())
  await full.insert('currency', { code: 'CNY', name: 'Yuan', active: true })
  const unit = await full.insert('unit', { name: 'East' })
  const people = {
    clerk: await full.person('Gus', ['fix-role-clerk'], { unitId: unit }),
    nobody: await full.person('Nobody', ['fix-role-nobody']),
    admin: await full.person('Olga', ['sys-role-administrator']),
    auditor: await full.person('Aud', ['fix-role-auditor']),
  }
  const cookies: Record<string, string> = {}
  for (const [who, { actor }] of Object.entries(people)) cookies[who] = await full.signIn(actor.userId)
  const ask: World['ask'] = (who, request) => full.ask(who && cookies[who], request)
  const must = async (who: Who, method: string, path: string, body?: unknown, headers?: Record<string, string>) => {
    const answer = await ask(who, { method, path, body, ...(headers ? { headers } : {}) })
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
    return answer.body
  }

  /** Made by the administrator: the clerk could not write what is hidden from him. */
  async function belongings(who: 'clerk' | 'admin', name: string): Promise<Belongings> {
    const owner = people[who].actor.userId
    const make = (object: string, values: object) => must('admin', 'POST', `/api/records/${object}`, values)
    const code = `${name}-code`
    const customer = await make('客户', { name, code, 城市: name, secret: marker, owner })
    const deal = await make('deal', {
      name,
      amount: { amount: '5', currency: 'CNY' },
      chance: '0.1357',
      close_date: '2026-01-31',
      customer: customer.id,
      owner,
      lines: [{ name, quantity: 3, price: '9713.57' }],
    })
    const paper = await ask('admin', {
      method: 'POST',
      path: '/api/files',
      ...upload(`${marker}.txt`, 'text/plain', marker),
    })
    const lead = await make('lead', { name, tax_id: who === 'clerk' ? 'GE1357' : 'GE1358', papers: [], owner })
    await full.system.db.query({
      text: 'update ed.lead set papers = array[$1::uuid] where id = $2',
      values: [paper.body.id, lead.id],
    })
    const gone = await make('客户', { name: `${name} gone`, secret: marker, owner })
    await must('admin', 'DELETE', `/api/records/客户/${gone.id}`, undefined, { 'if-match': '*' })
    const comment = await must(who, 'POST', `/api/records/客户/${customer.id}/comments`, { text: `${name} says` })
    const view = await must(who, 'POST', '/api/personal-lists', {
      name,
      object: '客户',
      definition: { columns: [{ field: 'name' }] },
    })
    const kept = await must(who, 'POST', '/api/personal-reports', {
      name,
      report: { object: 'deal', rows: [{ id: 'who', field: 'customer' }], measures: [{ as: 'n', fn: 'count' }] },
    })
    const board = await must(who, 'POST', '/api/personal-dashboards', {
      name: `${name} board`,
      definition: { tiles: [{ id: 'one', type: 'report', report: 'deal_pivot' }] },
    })
    const schedule = await must(who, 'POST', '/api/report-schedules', {
      ...{ name, report: kept.id, format: 'csv', cron: '0 8 1 1 *', daysOff: 'send', users: [owner] },
    })
    const job = await must(who, 'POST', '/api/records/客户/bulk', { ids: [gone.id], set: { name } })
    const { lines } = await must('admin', 'GET', `/api/records/deal/${deal.id}?fields=lines.name`)
    const { sessions } = await must(who, 'GET', '/api/sessions')
    const key = await must(who, 'POST', '/api/api-keys', { name })
    const { instance } = await must('admin', 'POST', `/api/records/lead/${lead.id}/workflows/vet`)
    const { tasks } = await must('admin', 'GET', `/api/tasks?scope=all&record=lead/${lead.id}`)
    return {
      customer: customer.id,
      deal: deal.id,
      line: lines[0].id,
      lead: lead.id,
      deleted: gone.id,
      comment: comment.id,
      view: view.id,
      dashboard: board.id,
      report: kept.id,
      schedule: schedule.id,
      job: job.job,
      file: paper.body.id,
      session: sessions[0].id,
      key: key.id,
      user: owner,
      instance,
      task: tasks[0].id,
    }
  }

  let hiddenReport = ''
  const own = await belongings('clerk', 'Own')
  const foreign = await belongings('admin', foreigner)
  // Views that their owner shares with everybody, also with those who do not see all that he sees.
  const columns = [{ field: 'name' }, { field: 'secret' }]
  const filter = { combinator: 'and', rules: [{ field: 'secret', operator: '=', value: marker }] }
  for (const definition of [
    { columns, sort: [{ field: 'secret' }] },
    { columns, filter },
  ]) {
    const name = 'filter' in definition ? 'Filtered' : 'Shared'
    await must('admin', 'POST', '/api/personal-lists', { name, object: '客户', shared: 'all', definition })
  }
  for (const measure of [
    { as: 'n', fn: 'count' },
    { as: 'n', fn: 'countDistinct', field: 'secret' },
  ]) {
    const name = measure.fn === 'count' ? 'Shared report' : 'Hidden report'
    const report = { object: '客户', measures: [measure] }
    const { id } = await must('admin', 'POST', '/api/personal-reports', { name, shared: 'all', report })
    if (measure.fn !== 'count') hiddenReport = id
  }
  const tiles = ['deal_pivot', 'secret_pivot'].map(report => ({ id: report, type: 'report', report }))
  await must('admin', 'POST', '/api/personal-dashboards', {
    name: 'Shared board',
    shared: 'all',
    definition: { tiles },
  })
  for (const { job } of [own, foreign]) await full.jobEnd(job)
  return { full, cookies: cookies as World['cookies'], own, foreign, hiddenReport, ask }
}
