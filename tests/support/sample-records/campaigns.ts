/** Two years of marketing: a programme for each year and what belongs to it. */
import { addDays, asOf, workday, workingHour } from './calendar.ts'
import { money } from './money.ts'
import { user } from './organisation.ts'
import { createRandom } from './random.ts'
import { compact, owned, type Row } from './row.ts'

export interface Campaign {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly start: string
  readonly end: string
  readonly language: 'zh' | 'en'
  readonly programme: boolean
}

const random = createRandom('campaigns')

/** name, kind, first day, length in days, budget in thousand CNY, people addressed, audience, objective, programme (index) */
const table = [
  [
    '2025 年度市场计划 Marketing programme 2025',
    'programme',
    '2025-01-06',
    354,
    2600,
    12000,
    '制造业客户与渠道伙伴',
    '全年新增有效线索 300 条。',
    undefined,
  ],
  [
    '2026 年度市场计划 Marketing programme 2026',
    'programme',
    '2026-01-05',
    355,
    3200,
    15000,
    '制造业客户与渠道伙伴',
    '全年新增有效线索 400 条,其中海外 100 条。',
    undefined,
  ],
  [
    '2025 春季工业自动化展(上海)',
    'trade_show',
    '2025-04-15',
    4,
    680,
    2400,
    '自动化工程师、设备经理',
    '收集 80 条线索,发布模块化控制器新品。',
    0,
  ],
  [
    'Smart Factory Forum Munich 2025',
    'trade_show',
    '2025-06-23',
    3,
    520,
    900,
    'Plant and operations managers in Europe',
    'Collect 40 leads in Europe and present the vision line.',
    0,
  ],
  [
    '2025 能源管理线上研讨会',
    'webinar',
    '2025-09-10',
    1,
    60,
    450,
    '能源、化工行业的设备与能源主管',
    '推广能源管理模块。',
    0,
  ],
  ['2025 年末老客户回馈邮件', 'mailing', '2025-11-17', 30, 35, 3200, '现有客户', '促进备件与维护合同续约。', 0],
  [
    '2026 机器视觉技术研讨会(深圳)',
    'seminar',
    '2026-03-19',
    1,
    120,
    160,
    '电子与半导体行业的质量、工艺工程师',
    '邀请 120 位工程师到场。',
    1,
  ],
  [
    '2026 春季工业自动化展(上海)',
    'trade_show',
    '2026-04-14',
    4,
    760,
    2800,
    '自动化工程师、设备经理',
    '收集 100 条线索。',
    1,
  ],
  [
    'Logistics Automation Asia 2026 (Singapore)',
    'trade_show',
    '2026-06-09',
    3,
    430,
    700,
    'Logistics and warehouse operators in Asia',
    'Launch mobile robots in South-East Asia.',
    1,
  ],
  [
    'Predictive maintenance webinar series',
    'webinar',
    '2026-09-02',
    60,
    90,
    600,
    'Maintenance managers, English-speaking',
    'Three sessions; 25 qualified leads.',
    1,
  ],
  [
    '2026 四季度社交媒体推广',
    'social_media',
    '2026-10-12',
    80,
    180,
    20000,
    '工程师与采购人群',
    '为官网带来 60 条线索。',
    1,
  ],
  ['2026 年末老客户回馈邮件', 'mailing', '2026-12-01', 25, 40, 3600, '现有客户', '促进备件与维护合同续约。', 1],
] as const

const ids = table.map(([, , start]) => random.id(`${start}T01:00:00.000Z`))

export const campaigns: readonly Campaign[] = table.map(([name, kind, start, days, , , , objective], index) => ({
  id: ids[index] ?? '',
  name,
  kind,
  start,
  end: addDays(start, days - 1),
  language: /\p{Script=Han}/u.test(objective) ? 'zh' : 'en',
  programme: kind === 'programme',
}))

export const campaignRows: readonly Row[] = table.map(
  ([name, kind, start, , budget, count, audience, objective, programme], index) => {
    const { end } = campaigns[index] as Campaign
    const status = start > asOf ? 'planned' : end >= asOf ? 'active' : 'completed'
    const share = status === 'completed' ? random.int(82, 108) : status === 'active' ? random.int(35, 80) : 0
    const createdAt = workingHour(random, workday(addDays(start, -random.int(40, 75))))
    return compact({
      id: ids[index] ?? '',
      name,
      kind,
      status,
      parent: programme === undefined ? undefined : ids[programme],
      start_date: start,
      end_date: end,
      budget: money(budget * 100_000, 'CNY'),
      actual_cost: share > 0 ? money(budget * share * 1000, 'CNY') : undefined,
      expected_revenue: money(budget * random.int(6, 14) * 100_000, 'CNY'),
      target_count: count,
      target_audience: audience,
      objective,
      ...owned(user('sun'), createdAt),
    })
  },
)

/** The campaigns, programmes apart, that ran within the 90 days before a day. */
export const campaignsBefore = (day: string): readonly Campaign[] =>
  campaigns.filter(campaign => !campaign.programme && campaign.start <= day && campaign.end >= addDays(day, -90))

/** Where somebody who comes from that campaign was met. */
export const sourceOf = (campaign: Campaign): string =>
  ({
    trade_show: 'trade_show',
    webinar: 'seminar',
    seminar: 'seminar',
    social_media: 'social_media',
    mailing: 'existing',
  })[campaign.kind] ?? 'advertising'
