/** What customers ask the service for, and how it was solved. {product} is the product concerned. */

interface Words {
  readonly subject: string
  readonly description: string
  readonly resolution: string
}

export interface CaseText {
  readonly category: string
  readonly zh: Words
  readonly en: Words
}

const text = (
  category: string,
  zh: readonly [string, string, string],
  en: readonly [string, string, string],
): CaseText => ({
  category,
  zh: { subject: zh[0], description: zh[1], resolution: zh[2] },
  en: { subject: en[0], description: en[1], resolution: en[2] },
})

export const caseTexts = {
  request: [
    text(
      'usage',
      ['{product}参数设置咨询', '客户询问{product}的参数备份与恢复方法。', '已发送操作指南,并远程演示一次。'],
      [
        'How to back up parameters of {product}',
        'The customer asks how to back up and restore the parameters of the {product}.',
        'Sent the guide and showed it once in a remote session.',
      ],
    ),
    text(
      'documents',
      ['索取{product}手册与证书', '请提供{product}最新版手册、图纸及合格证。', '资料已通过邮件发送,客户确认收到。'],
      [
        'Manual and certificates for {product}',
        'Please send the current manual, drawings and certificates of the {product}.',
        'Documents sent by mail; receipt confirmed.',
      ],
    ),
    text(
      'installation',
      [
        '申请{product}现场安装',
        '设备已到货,希望安排工程师下周到现场安装{product}。',
        '已派工程师到场安装,验收单已签。',
      ],
      [
        'Installation of {product} on site',
        'The goods have arrived; an engineer is wanted next week to install the {product}.',
        'Installed by our engineer; acceptance signed.',
      ],
    ),
    text(
      'billing',
      ['{product}发票信息更正', '发票抬头有误,需要重新开具。', '已作废原发票并重新开具寄出。'],
      [
        'Correct the invoice for {product}',
        'The name on the invoice is wrong; a new one is needed.',
        'Cancelled the invoice and sent a new one.',
      ],
    ),
    text(
      'configuration',
      [
        '{product}与现有系统对接',
        '客户希望把{product}的数据接入现有系统,咨询接口方式。',
        '提供接口说明与示例配置,测试通过。',
      ],
      [
        'Connect {product} to an existing system',
        'The customer wants to read data of the {product} into an existing system and asks about interfaces.',
        'Sent the interface description and a sample configuration; the test passed.',
      ],
    ),
  ],
  incident: [
    text(
      'malfunction',
      [
        '{product}无法启动',
        '早班开机后{product}无响应,指示灯红色常亮,产线停机。',
        '更换电源模块后恢复,已建议备一套备件。',
      ],
      [
        '{product} does not start',
        'After the morning start the {product} does not answer; the red lamp stays on and the line stands still.',
        'Power module replaced; advised to keep a spare.',
      ],
    ),
    text(
      'malfunction',
      [
        '{product}间歇性报警',
        '{product}每隔两三小时报警一次,复位后可继续运行。',
        '检查为接线松动,紧固后观察三天未再出现。',
      ],
      [
        '{product} raises alarms now and then',
        'Every two or three hours the {product} raises an alarm; it runs on after a reset.',
        'A loose terminal was found and tightened; no alarm in three days since.',
      ],
    ),
    text(
      'performance',
      ['{product}响应变慢', '升级后{product}响应明显变慢,影响节拍。', '调整采样周期并升级固件后恢复正常。'],
      [
        '{product} has become slow',
        'Since the update the {product} reacts slowly and the cycle time suffers.',
        'Changed the sampling interval and updated the firmware; back to normal.',
      ],
    ),
    text(
      'installation',
      [
        '{product}安装后通信中断',
        '安装当天通信正常,次日{product}与上位机通信中断。',
        '交换机端口配置错误,修改后正常。',
      ],
      [
        '{product} lost its connection after installation',
        'On the day after installation the {product} lost its connection to the host.',
        'A switch port was configured wrongly; corrected.',
      ],
    ),
    text(
      'malfunction',
      ['{product}读数漂移', '{product}读数与标准值相差约 3%,怀疑漂移。', '现场重新校准,出具校准记录。'],
      [
        'Readings of {product} drift',
        'Readings of the {product} are about 3 % off the reference.',
        'Calibrated on site; record handed over.',
      ],
    ),
  ],
  complaint: [
    text(
      'delivery',
      [
        '{product}延期交货投诉',
        '合同约定上月底到货,{product}至今未到,影响安装计划。',
        '协调工厂加急,三天内发运,并承担空运费用。',
      ],
      [
        'Late delivery of {product}',
        'The {product} was due at the end of last month and has not arrived; our installation plan suffers.',
        'Factory gave it priority; shipped within three days at our cost by air.',
      ],
    ),
    text(
      'quality',
      ['{product}外观与质量问题', '到货的{product}有两台外壳划伤,客户拒收。', '更换两台并改进包装。'],
      [
        'Damaged housings of {product}',
        'Two of the delivered {product} have scratched housings and were refused.',
        'Replaced both and improved the packing.',
      ],
    ),
    text(
      'attitude',
      ['对服务响应不满', '客户反映电话多次未接通,要求书面答复。', '服务经理致电道歉,指定专人对接。'],
      [
        'Service hard to reach',
        'The customer called several times without an answer and wants a written reply.',
        'The service manager apologised by phone and named a personal contact.',
      ],
    ),
  ],
  technical_issue: [
    text(
      'configuration',
      ['{product}与第三方协议不兼容', '{product}接入客户自有协议时数据错位。', '发布补丁版本,现场验证通过。'],
      [
        '{product} and a third-party protocol',
        'Data are shifted when the {product} talks to the customer’s own protocol.',
        'A patch was released and verified on site.',
      ],
    ),
    text(
      'performance',
      ['{product}高负载下丢数', '数据量超过每秒五千点时,{product}出现丢数。', '优化缓存参数,压力测试 24 小时无丢数。'],
      [
        '{product} loses data under load',
        'Above five thousand points a second the {product} loses data.',
        'Tuned the buffers; no loss in a test of 24 hours.',
      ],
    ),
    text(
      'malfunction',
      ['{product}固件升级失败', '升级进行到 80% 时失败,{product}进入恢复模式。', '使用恢复工具重新刷写,升级成功。'],
      [
        'Firmware update of {product} fails',
        'The update stops at 80 % and the {product} goes into recovery mode.',
        'Flashed again with the recovery tool; updated.',
      ],
    ),
  ],
} as const satisfies Record<string, readonly CaseText[]>
