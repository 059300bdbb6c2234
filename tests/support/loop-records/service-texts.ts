/** What services are about and what was done, by category; what customers say, by stars. */

interface Words {
  readonly subject: string
  readonly description: string
  /** What was done at first, and what helped in the end. */
  readonly done: readonly [first: string, then: string]
}

interface ServiceText {
  readonly zh: Words
  readonly en: Words
}

const words = (subject: string, description: string, first: string, then: string): Words => ({
  subject,
  description,
  done: [first, then],
})

/** Categories are those of the field. */
export const serviceTexts: Readonly<Record<string, readonly ServiceText[]>> = {
  repair: [
    {
      zh: words(
        '输送线电机异响',
        '二号输送线的电机从昨天夜班开始有异响，温升偏高，担心停线。',
        '现场检查后紧固联轴器并加注润滑脂，异响减轻。',
        '更换电机轴承并重新对中，连续运行 8 小时无异响。',
      ),
      en: words(
        'Conveyor motor makes a noise',
        'Since last night’s shift the motor of conveyor 2 is noisy and runs hot. We fear a stop of the line.',
        'Tightened the coupling and greased it on site; the noise is lower.',
        'Replaced the bearings and realigned the motor; it ran for eight hours without a noise.',
      ),
    },
    {
      zh: words(
        '控制柜频繁报通讯故障',
        '控制柜每天报三到五次通讯故障，重启后恢复，影响排产。',
        '更换通讯模块并升级固件。',
        '重新敷设屏蔽电缆并单点接地，观察三天无报警。',
      ),
      en: words(
        'Control cabinet loses communication',
        'The cabinet reports lost communication three to five times a day. A restart helps, but planning suffers.',
        'Replaced the communication module and updated its firmware.',
        'Laid a new shielded cable with a single ground; no alarm in three days.',
      ),
    },
    {
      zh: words(
        '液压站漏油',
        '液压站接头处漏油，每班要补油一次，地面湿滑有安全隐患。',
        '更换密封圈，清理油污。',
        '更换整套接头和软管，保压测试合格。',
      ),
      en: words(
        'Hydraulic unit leaks oil',
        'Oil leaks at the fittings; we refill once per shift and the floor is slippery.',
        'Replaced the seals and cleaned the floor.',
        'Replaced fittings and hoses as a set; the pressure test was passed.',
      ),
    },
  ],
  installation: [
    {
      zh: words(
        '新增两台检测设备的安装调试',
        '设备已到货，请安排工程师安装并与现有系统联调。',
        '完成安装和单机调试，与上位系统的数据尚有延迟。',
        '调整采集周期并完成联调，客户签字验收。',
      ),
      en: words(
        'Installation of two more test stations',
        'The machines have arrived. Please install them and connect them to our system.',
        'Installed and tested each station; data still reach the system with a delay.',
        'Adjusted the sampling and finished the joint test; the customer signed the acceptance.',
      ),
    },
    {
      zh: words(
        '生产线搬迁后重新调试',
        '生产线搬到新车间，需要重新定位和调试。',
        '完成定位和通电测试。',
        '重新校准各工位并试产 200 件，合格率达标。',
      ),
      en: words(
        'Set-up after the line was moved',
        'The line has moved to a new hall and must be positioned and set up again.',
        'Positioned the line and tested it under power.',
        'Calibrated every station; a trial of 200 pieces was within limits.',
      ),
    },
  ],
  consultation: [
    {
      zh: words(
        '报表导出后数据对不上',
        '月度产量报表导出的合计和看板上的数字不一致，想了解原因。',
        '说明了统计口径，并发送操作手册。',
        '远程核对后发现班次设置有误，修正后两边一致。',
      ),
      en: words(
        'Exported figures do not match',
        'The totals of the monthly report differ from the dashboard. Where does that come from?',
        'Explained how the figures are counted and sent the manual.',
        'Found a wrong shift setting in a remote session; after the change both agree.',
      ),
    },
    {
      zh: words(
        '咨询易损件更换周期',
        '请提供主要易损件的建议更换周期，便于编制备件计划。',
        '提供了通用更换周期表。',
        '结合实际运行小时数给出分机台的备件建议清单。',
      ),
      en: words(
        'How often to change wear parts',
        'Please tell us the recommended intervals for the main wear parts; we plan our spares.',
        'Sent the general table of intervals.',
        'Worked out a list of spares for each machine from its running hours.',
      ),
    },
  ],
  maintenance: [
    {
      zh: words(
        '年度巡检保养',
        '按合同进行年度巡检，请在停产检修期间安排。',
        '完成巡检，更换滤芯和皮带，提交检查记录。',
        '补做减速机油样检测并更换润滑油，更新保养计划。',
      ),
      en: words(
        'Yearly inspection',
        'The yearly inspection is due under the contract; please come during our shutdown.',
        'Inspected the machines, changed filters and belts, and left the protocol.',
        'Also analysed the gear oil, changed it, and brought the maintenance plan up to date.',
      ),
    },
    {
      zh: words(
        '节前预防性保养',
        '长假期间设备连续运行，请提前检查。',
        '完成常规检查，紧固松动部件。',
        '更换老化的接触器并完成绝缘测试。',
      ),
      en: words(
        'Preventive care before the holidays',
        'The machines run through the holidays; please check them before.',
        'Did the usual checks and tightened what was loose.',
        'Replaced worn contactors and tested the insulation.',
      ),
    },
  ],
  training: [
    {
      zh: words(
        '新员工操作培训',
        '本月新入职八名操作工，需要安排上机培训。',
        '进行了半天的集中讲解。',
        '补充一天的上机实操和考核，全部通过。',
      ),
      en: words(
        'Training for new operators',
        'Eight operators have joined this month and need training at the machine.',
        'Held a half-day of instruction.',
        'Added a day of practice with a test; everybody passed.',
      ),
    },
    {
      zh: words(
        '维修人员进阶培训',
        '希望维修人员掌握常见报警的排查方法。',
        '讲解报警代码表并答疑。',
        '在现场模拟六种故障逐一排查，并留下排查手册。',
      ),
      en: words(
        'Advanced training for maintenance',
        'Our people should be able to trace the usual alarms by themselves.',
        'Went through the table of alarms and answered questions.',
        'Simulated six faults on site, traced each of them together, and left a guide.',
      ),
    },
  ],
  complaint: [
    {
      zh: words(
        '上次维修后故障再次出现',
        '同一故障一个月内出现第三次，要求彻底解决并说明原因。',
        '重新检查并更换受损部件，向客户致歉。',
        '组织专家会诊，改进安装方式并提交原因分析报告。',
      ),
      en: words(
        'The fault is back after the repair',
        'It is the third time within a month. We want it solved for good, and the cause.',
        'Checked again, replaced the damaged parts and apologised.',
        'Had specialists look at it, changed the mounting and delivered a root-cause report.',
      ),
    },
    {
      zh: words(
        '备件到货太慢',
        '紧急备件订了十天才到，生产损失较大。',
        '说明物流延误的原因并表示歉意。',
        '为客户建立本地安全库存，承诺 48 小时内到货。',
      ),
      en: words(
        'Spare parts took too long',
        'An urgent part came after ten days. We lost production.',
        'Explained the delay in transport and apologised.',
        'Set up a local stock for the customer and promised delivery within 48 hours.',
      ),
    },
  ],
}

/** What the customer says, by stars. */
export const comments: Readonly<Record<number, { readonly zh: readonly string[]; readonly en: readonly string[] }>> = {
  1: {
    zh: ['问题没有解决，耽误了我们的安排。', '没人提前打招呼，来了也没处理好。'],
    en: ['Nothing is solved, and it upset our plans.', 'Nobody called before, and it was not put right.'],
  },
  2: {
    zh: ['只做了表面工作，还要我们自己跟进。', '响应太慢，而且没有讲清楚原因。', '内容太笼统，对我们帮助不大。'],
    en: [
      'Half the work was left to us.',
      'It took too long, and nobody explained the cause.',
      'Too general; it did not help us much.',
    ],
  },
  3: {
    zh: ['问题解决了，就是等得久了些。', '基本满意，希望下次提前沟通时间。'],
    en: ['Solved, but we waited a little long.', 'All right. Next time please agree the time with us first.'],
  },
  4: {
    zh: ['处理及时，讲解清楚。', '工程师很专业，资料再完善些更好。', '满意，后续请继续跟进。'],
    en: [
      'Prompt, and well explained.',
      'Competent people; the documents could be better.',
      'Satisfied. Please keep an eye on it.',
    ],
  },
  5: {
    zh: ['非常满意，一次就解决了。', '服务热情专业，值得信赖！', '比承诺的时间还早，感谢！'],
    en: ['Very satisfied.', 'Friendly, competent, reliable.', 'Earlier than promised. Thank you!'],
  },
}

/** Why a service was not needed any more. */
export const cancelReasons = {
  zh: ['客户已自行解决', '与另一服务重复登记', '客户推迟到明年处理'],
  en: ['The customer solved it himself', 'Entered twice', 'Put off until next year'],
} as const
