/** What opportunities are about: kinds of project, and what people note on the way. */

/** What is bought together: the main products' families, how many products, and what people call such a project. */
export const projects = [
  {
    families: ['AUT', 'SRV'],
    zh: ['产线控制系统升级', '控制柜批量采购', '老线 PLC 替换', '包装线自动化改造'],
    en: ['line control upgrade', 'control cabinet supply', 'controller replacement', 'packaging line automation'],
    weight: 24,
  },
  {
    families: ['SNS', 'AUT'],
    zh: ['传感器年度框架采购', '视觉检测工位', '质量在线检测项目', '设备状态监测'],
    en: ['sensor frame order', 'vision inspection cell', 'inline quality inspection', 'condition monitoring'],
    weight: 20,
  },
  {
    families: ['DRV', 'SRV'],
    zh: ['水泵变频节能改造', '伺服压机配套', '输送线驱动更新', '风机节能项目'],
    en: ['pump drive retrofit', 'servo press supply', 'conveyor drive renewal', 'fan energy saving project'],
    weight: 20,
  },
  {
    families: ['ROB', 'SRV', 'AUT'],
    zh: ['机器人上下料单元', '码垛工作站', '仓储移动机器人一期', '焊接单元改造'],
    en: ['robot loading cell', 'palletising station', 'mobile robots for the warehouse', 'handling cell'],
    weight: 16,
  },
  {
    families: ['SFT', 'SRV'],
    zh: ['制造执行系统建设', '能源管理平台', '数据采集与看板', '追溯系统项目'],
    en: [
      'manufacturing execution system',
      'energy management platform',
      'data collection and dashboards',
      'traceability project',
    ],
    weight: 14,
  },
  {
    families: ['SRV'],
    zh: ['年度维护合同', '技术培训与支持', '维保续约'],
    en: ['annual maintenance contract', 'training and support', 'maintenance renewal'],
    weight: 6,
  },
] as const

export type Project = (typeof projects)[number]

/** What to do next. */
export const nextSteps = {
  zh: [
    '安排技术交流',
    '提交初步方案',
    '确认预算与时间',
    '发送正式报价',
    '与采购谈付款条件',
    '邀请参观样板工厂',
    '准备投标文件',
    '约见决策人',
  ],
  en: [
    'Arrange a technical workshop',
    'Send a first concept',
    'Confirm budget and dates',
    'Send the formal quote',
    'Agree payment terms with purchasing',
    'Invite to the reference plant',
    'Prepare the tender',
    'Meet the decision maker',
  ],
} as const
/** {project} is what is planned, {season} when it is to be done. */
export const descriptions = {
  zh: [
    '客户计划在{season}完成{project},已确定初步范围,关注交期与本地服务。',
    '现有设备运行超过八年,故障频繁,希望分两期实施{project}。',
    '由设备部发起,采购部组织比价,技术评分占 60%。',
    '客户要求样机测试,通过后进入商务阶段。',
  ],
  en: [
    'The customer wants to finish the {project} by {season}; scope is agreed in outline, delivery time and local service matter most.',
    'Existing equipment is more than eight years old and fails often; the {project} is to be done in two phases.',
    'Started by maintenance; purchasing compares offers and the technical score counts for 60 %.',
    'A trial installation is asked for before commercial talks begin.',
  ],
} as const
export const seasons = {
  zh: ['年底前', '明年一季度', '大修期间', '新厂投产前'],
  en: ['the end of the year', 'the first quarter', 'the summer shutdown', 'the start of the new plant'],
} as const
