/**
 * What people write about calls, meetings, visits, mails and tasks, by what the activity is about.
 * {company}, {contact}, {product} and {rival} are put in.
 */

export type ActivityType = 'call' | 'meeting' | 'visit' | 'mail' | 'task'

export interface ActivityText {
  readonly type: ActivityType
  readonly subject: string
  readonly notes: readonly string[]
}

const text = (type: ActivityType, subject: string, ...notes: string[]): ActivityText => ({ type, subject, notes })

export type Topic = 'early' | 'late' | 'care' | 'lead' | 'quote' | 'case' | 'remote' | 'campaign'

export const activityTexts: Readonly<Record<Topic, Readonly<Record<'zh' | 'en', readonly ActivityText[]>>>> = {
  early: {
    zh: [
      text(
        'call',
        '电话了解需求',
        '与{contact}通话 20 分钟,了解到项目已立项,{product}为候选之一,预算待定。',
        '{contact}表示方案还在内部讨论,两周后再联系。',
        '确认了关键人:技术由{contact}负责,商务走采购部。',
      ),
      text(
        'visit',
        '首次拜访{company}',
        '参观现场,老设备年限较长,{contact}对停机损失很敏感,重点介绍了{product}。',
        '与{contact}及两位工程师见面,现场记录了 12 个改造点。',
        '客户现场整洁,管理规范,{contact}关注本地服务响应时间。',
      ),
      text(
        'meeting',
        '技术交流会',
        '介绍{product}架构与案例,{contact}提出三个接口问题,会后书面答复。',
        '客户来了六人,{contact}认可方案思路,要求提供同行业案例。',
        '讨论改造范围,初步定为两条线,{contact}希望分期实施。',
      ),
      text(
        'mail',
        '发送产品资料',
        '已将{product}样本、选型表和两个案例发给{contact}。',
        '按{contact}要求补发{product}外形图和接线图。',
      ),
      text('task', '整理需求清单', '按会议记录整理需求,发{contact}确认。', '汇总现场照片和点位表,准备初步方案。'),
      text(
        'call',
        '约定技术交流时间',
        '{contact}同意下周三下午交流,预计一小时。',
        '未联系上{contact},已留言,明天再打。',
      ),
    ],
    en: [
      text(
        'call',
        'Call about the requirements',
        'Twenty minutes with {contact}: the project is approved, {product} is on the list, the budget is still open.',
        '{contact} says the concept is being discussed internally; call again in two weeks.',
        'Now clear who decides: {contact} on the technical side, purchasing for the terms.',
      ),
      text(
        'visit',
        'First visit to {company}',
        'Walked the line with {contact}. Equipment is old and every stop hurts; the {product} drew most interest.',
        'Met {contact} and two engineers, noted twelve points for the retrofit.',
        'Tidy plant, well run. {contact} asked mostly about local service.',
      ),
      text(
        'meeting',
        'Technical workshop',
        'Presented the {product} with two references. {contact} raised three interface questions, answers to follow in writing.',
        'Six people attended; {contact} likes the concept and wants a reference from their industry.',
        'Went through the scope: two lines first, the rest in a second phase.',
      ),
      text(
        'mail',
        'Product documents sent',
        'Sent data sheet, selection table and two references for the {product} to {contact}.',
        'Sent the drawings that {contact} asked for.',
      ),
      text(
        'task',
        'Write up the requirements',
        'Requirements written up from the workshop and sent to {contact} for confirmation.',
        'Collected photos and the I/O list for a first concept.',
      ),
      text(
        'call',
        'Agree a date for the workshop',
        '{contact} agreed to Wednesday afternoon, about an hour.',
        'Did not reach {contact}; left a message and will try tomorrow.',
      ),
    ],
  },
  late: {
    zh: [
      text(
        'meeting',
        '方案评审会',
        '评审通过,{contact}要求补充验收标准,技术评分我们排第一。',
        '{contact}对{product}冗余配置提出疑问,已现场解答。',
        '客户比较了{rival}的方案,我们在接口开放性上占优。',
      ),
      text(
        'call',
        '跟进报价反馈',
        '{contact}反馈总价高出预算约 8%,希望优化配置。',
        '报价已提交领导审批,{contact}预计本周有结果。',
        '{contact}透露{rival}也报了价,差距不大,关键看交期。',
      ),
      text(
        'visit',
        '商务谈判',
        '与采购谈付款条件,对方要求月结 60 天,我们坚持 30% 预付。',
        '谈到第二轮,{contact}接受分批交货,价格还差最后 3%。',
        '商务条款基本谈妥,等法务审合同。',
      ),
      text('mail', '发送修订方案', '根据评审意见修订方案与清单,已发{contact}。', '发送{product}替代配置及价差说明。'),
      text('task', '准备投标文件', '商务标与技术标已装订,保函已开。', '偏离表已核对,等{contact}确认交货地点。'),
      text(
        'meeting',
        '样板工厂参观',
        '陪同{contact}一行四人参观样板线,对{product}运行效果满意。',
        '参观后客户提出增加数据看板,需要补报。',
      ),
    ],
    en: [
      text(
        'meeting',
        'Concept review',
        'Review passed. {contact} wants acceptance criteria added; we lead the technical score.',
        '{contact} questioned the redundancy of the {product}; answered on the spot.',
        'They compared us with {rival}; our open interfaces count in our favour.',
      ),
      text(
        'call',
        'Feedback on the quote',
        '{contact} says the total is about 8 % over budget and asks for a leaner configuration.',
        'The quote is with management; {contact} expects an answer this week.',
        '{contact} let on that {rival} has quoted too. Prices are close, delivery time will decide.',
      ),
      text(
        'visit',
        'Commercial negotiation',
        'Talked payment terms with purchasing: they want 60 days, we insist on a 30 % deposit.',
        'Second round. {contact} accepts two deliveries; 3 % on price still open.',
        'Terms are settled in principle; legal is reading the contract.',
      ),
      text(
        'mail',
        'Revised concept sent',
        'Revised concept and bill of material after the review, sent to {contact}.',
        'Sent the alternative configuration of the {product} and what it saves.',
      ),
      text(
        'task',
        'Prepare the tender',
        'Commercial and technical parts are complete; the bond is issued.',
        'Deviation list checked; waiting for {contact} to confirm the place of delivery.',
      ),
      text(
        'meeting',
        'Visit to the reference plant',
        'Showed {contact} and three colleagues the reference line; they liked how the {product} runs.',
        'After the tour they asked for a dashboard as well; we will add it to the quote.',
      ),
    ],
  },
  care: {
    zh: [
      text(
        'call',
        '例行回访',
        '设备运行正常,{contact}提到明年有扩产计划,三月再跟进。',
        '{contact}反映备件交期偏长,已转内部协调。',
        '近期无新项目,{contact}换岗,新负责人下周介绍。',
      ),
      text(
        'visit',
        '季度拜访',
        '与{contact}回顾供货情况,准时率 97%,对服务表示认可。',
        '了解到客户正在编制明年预算,建议把维护合同列入。',
        '给新来的工程师做了半小时的产品介绍,{contact}全程参加。',
      ),
      text(
        'mail',
        '节日问候与新品通报',
        '向{contact}发送新品资料与问候。',
        '发送停产通知和替代型号对照表,{contact}已回复收到。',
      ),
      text(
        'meeting',
        '年度合作回顾',
        '回顾全年采购与服务,讨论明年框架价格,{contact}希望阶梯优惠。',
        '双方确认明年目标,增加两次技术培训。',
      ),
      text('task', '更新客户档案', '补充组织架构和关键人信息。', '核对开票信息与收货地址。'),
    ],
    en: [
      text(
        'call',
        'Regular check-in',
        'Everything runs well. {contact} mentioned an expansion next year; follow up in March.',
        '{contact} finds spare parts slow; passed on internally.',
        'No new projects for now. {contact} moves to another post and will introduce a successor.',
      ),
      text(
        'visit',
        'Quarterly visit',
        'Reviewed deliveries with {contact}: 97 % on time, happy with the service.',
        'They are writing next year’s budget; suggested adding a maintenance contract.',
        'Half an hour of product training for new engineers, {contact} joined.',
      ),
      text(
        'mail',
        'News and greetings',
        'Sent {contact} the new products and our greetings.',
        'Sent the discontinuation notice with replacements; {contact} confirmed.',
      ),
      text(
        'meeting',
        'Yearly review',
        'Looked back on orders and service; {contact} asks for volume prices next year.',
        'Agreed targets for next year and two more training days.',
      ),
      text(
        'task',
        'Update the account',
        'Added the organisation and the key people.',
        'Checked invoice details and delivery addresses.',
      ),
    ],
  },
  lead: {
    zh: [
      text(
        'call',
        '首次联系线索',
        '{contact}确有需求,时间在三个月内,约好发资料。',
        '电话未接,已发短信。',
        '{contact}只是收集资料,半年内无计划。',
      ),
      text(
        'mail',
        '发送资料与案例',
        '按需求发送{product}资料,等待{contact}反馈。',
        '已发两个同行业案例,附演示预约链接。',
      ),
      text(
        'meeting',
        '线上演示',
        '向{contact}演示{product},提问较多,意向明确。',
        '演示顺利,{contact}需向领导汇报后再定。',
      ),
    ],
    en: [
      text(
        'call',
        'First call',
        '{contact} has a real need within three months; documents to be sent.',
        'No answer; sent a text message.',
        '{contact} is only collecting information, nothing planned for half a year.',
      ),
      text(
        'mail',
        'Documents and references sent',
        'Sent the {product} documents as asked; waiting for {contact}.',
        'Sent two references and a link to book a demo.',
      ),
      text(
        'meeting',
        'Online demo',
        'Showed the {product} to {contact}; many questions, clear interest.',
        'The demo went well; {contact} has to report to management first.',
      ),
    ],
  },
  quote: {
    zh: [
      text('call', '确认报价收悉', '{contact}已收到报价,本周内部比价。', '{contact}询问交期能否提前两周。'),
      text('mail', '报价澄清', '答复{contact}关于税率与运费的问题。', '补充{product}的技术参数表。'),
    ],
    en: [
      text(
        'call',
        'Quote received?',
        '{contact} has the quote and compares offers this week.',
        '{contact} asks whether delivery can be two weeks earlier.',
      ),
      text(
        'mail',
        'Clarification of the quote',
        'Answered the questions of {contact} about taxes and freight.',
        'Added the technical data of the {product}.',
      ),
    ],
  },
  case: {
    zh: [
      text(
        'call',
        '电话排查',
        '指导{contact}检查{product}指示灯与接线,初步判断为电源问题。',
        '{contact}提供了日志,已转技术支持分析。',
        '回访{contact},问题未再出现。',
      ),
      text(
        'visit',
        '现场处理',
        '到场检查{product},更换部件后试运行两小时正常,{contact}签字确认。',
        '现场复现问题,采集数据带回分析。',
      ),
      text('mail', '发送处理说明', '将处理步骤与参数文件发给{contact}。', '向{contact}说明原因及预防措施。'),
      text('task', '准备备件', '备件已出库,顺丰发出。', '借用样机一台供客户临时使用。'),
    ],
    en: [
      text(
        'call',
        'Diagnosis by phone',
        'Had {contact} check lamps and wiring of the {product}; points to the power supply.',
        '{contact} sent the logs; passed to technical support.',
        'Called {contact} back: it has not happened again.',
      ),
      text(
        'visit',
        'Repair on site',
        'Checked the {product}, replaced the part, two hours of trial without fault; {contact} signed.',
        'Reproduced the fault and took data home for analysis.',
      ),
      text(
        'mail',
        'Instructions sent',
        'Sent steps and parameter file to {contact}.',
        'Explained cause and prevention to {contact}.',
      ),
      text(
        'task',
        'Prepare spare parts',
        'Part has left the warehouse by courier.',
        'Lent a demo unit for the time being.',
      ),
    ],
  },
  remote: {
    zh: [
      text(
        'call',
        '远程排查',
        '远程登录检查{product}配置,定位到参数设置问题。',
        '{contact}提供了日志,已转技术支持分析。',
        '回访{contact},问题未再出现。',
      ),
      text('mail', '发送处理说明', '将处理步骤与配置文件发给{contact}。', '向{contact}说明原因及预防措施。'),
      text('task', '内部复现问题', '在测试环境复现并记录。', '与研发确认补丁计划。'),
    ],
    en: [
      text(
        'call',
        'Remote session',
        'Checked the settings of the {product} remotely; a parameter was wrong.',
        '{contact} sent the logs; passed to technical support.',
        'Called {contact} back: it has not happened again.',
      ),
      text(
        'mail',
        'Instructions sent',
        'Sent steps and configuration to {contact}.',
        'Explained cause and prevention to {contact}.',
      ),
      text(
        'task',
        'Reproduce in the lab',
        'Reproduced in the test system and written down.',
        'Agreed the patch with development.',
      ),
    ],
  },
  campaign: {
    zh: [
      text('task', '准备活动物料', '展板、样机与资料已确认,运输本周发出。', '核对邀请名单,剔除重复联系人。'),
      text('meeting', '活动筹备会', '确认分工、预算与日程。', '复盘上次活动,线索跟进要在三天内完成。'),
      text('task', '整理线索名单', '名单已录入并分派。', '按意向程度分级,高意向当天联系。'),
    ],
    en: [
      text(
        'task',
        'Prepare the material',
        'Panels, demo units and brochures are confirmed and ship this week.',
        'Checked the invitation list and removed duplicates.',
      ),
      text(
        'meeting',
        'Preparation meeting',
        'Agreed tasks, budget and dates.',
        'Looked back at the last event: leads must be followed up within three days.',
      ),
      text(
        'task',
        'Sort the leads',
        'Leads entered and assigned.',
        'Sorted by interest; the hot ones are called the same day.',
      ),
    ],
  },
}

/** What comes next; stands at the end of about half of the notes. */
export const nextSentences = {
  zh: [
    '下一步:发会议纪要。',
    '下一步:约技术同事一起拜访。',
    '下周再跟进。',
    '需要内部确认交期。',
    '已抄送部门经理。',
    '待对方书面回复。',
  ],
  en: [
    'Next: send the minutes.',
    'Next: visit again with an engineer.',
    'Follow up next week.',
    'Delivery time to be confirmed internally.',
    'Copied to my manager.',
    'Waiting for their reply in writing.',
  ],
} as const

/** What a planned activity is for, when it says so. */
export const plannedNotes = {
  zh: ['带上样机和案例册。', '提前确认参会人员。', '重点谈付款条件。', '准备报价对比表。'],
  en: [
    'Bring the demo unit and references.',
    'Confirm who attends.',
    'Payment terms are the main point.',
    'Prepare the price comparison.',
  ],
} as const
