/** What we sell: a tree of categories, 60 products, and a price list at home and one abroad. */

import { type Money, money, roundPrice } from './money.ts'
import { currencyId, user, worth } from './organisation.ts'
import { createRandom } from './random.ts'
import { made, type Row } from './row.ts'

export interface Product {
  readonly id: string
  readonly code: string
  /** For texts: 紧凑型控制器 FC-110, compact controller FC-110. */
  readonly zh: string
  readonly en: string
  /** Code of the top category: AUT, SNS, DRV, ROB, SFT, SRV. */
  readonly family: string
  readonly kind: 'goods' | 'software' | 'service'
  /** In CNY. */
  readonly price: number
  readonly active: boolean
  readonly description: string
}

const random = createRandom('products')
const start = '2024-09-02T01:00:00.000Z'
const stamp = made(start, user('lin'))

/** code, name, code of the category above */
const categoryTable = [
  ['AUT', '控制系统 Control systems', ''],
  ['AUT-PLC', '可编程控制器 Controllers', 'AUT'],
  ['AUT-HMI', '人机界面 Operator panels', 'AUT'],
  ['AUT-IO', '远程 IO 与网关 Remote I/O and gateways', 'AUT'],
  ['SNS', '传感与视觉 Sensing and vision', ''],
  ['SNS-STD', '工业传感器 Industrial sensors', 'SNS'],
  ['SNS-VIS', '机器视觉 Machine vision', 'SNS'],
  ['DRV', '驱动与运动 Drives and motion', ''],
  ['DRV-INV', '变频器 Inverters', 'DRV'],
  ['DRV-SRV', '伺服系统 Servo systems', 'DRV'],
  ['ROB', '机器人与搬运 Robots and handling', ''],
  ['ROB-ARM', '工业机器人 Industrial robots', 'ROB'],
  ['ROB-AGV', '移动机器人 Mobile robots', 'ROB'],
  ['SFT', '工业软件 Industrial software', ''],
  ['SFT-SCA', '监控与采集 Monitoring and data collection', 'SFT'],
  ['SFT-MES', '制造运营 Manufacturing operations', 'SFT'],
  ['SRV', '服务 Services', ''],
  ['SRV-PRJ', '项目服务 Project services', 'SRV'],
  ['SRV-SUP', '支持与维护 Support and maintenance', 'SRV'],
] as const

/** category; code | Chinese | English | price in CNY | unit of measure (where not as usual in the category) */
const productTable = `
AUT-PLC FC-110|紧凑型控制器|Compact controller|1850
AUT-PLC FC-120|紧凑型以太网控制器|Compact Ethernet controller|2480
AUT-PLC FC-210|模块化控制器|Modular controller|4600
AUT-PLC FC-220|运动控制器|Motion controller|7900
AUT-PLC FC-310|高性能控制器|High-performance controller|14800
AUT-PLC FC-310R|冗余控制器|Redundant controller|26500
AUT-PLC FC-320S|安全控制器|Safety controller|19800
AUT-HMI FP-07|7 寸操作屏|7-inch operator panel|1680
AUT-HMI FP-10|10 寸操作屏|10-inch operator panel|2950
AUT-HMI FP-15|15 寸操作屏|15-inch operator panel|5400
AUT-HMI FP-21I|21 寸工业一体机|21-inch panel computer|12800
AUT-IO FR-16D|16 点数字量模块|16-point digital I/O module|680
AUT-IO FR-32D|32 点数字量模块|32-point digital I/O module|1120
AUT-IO FR-08A|8 路模拟量模块|8-channel analogue I/O module|1580
AUT-IO FG-100|边缘网关|Edge gateway|3600
AUT-IO FG-200|5G 边缘网关|5G edge gateway|6800
SNS-STD FS-P10|接近传感器|Proximity sensor|160
SNS-STD FS-L20|激光测距传感器|Laser distance sensor|2300
SNS-STD FS-T30|温度变送器|Temperature transmitter|780
SNS-STD FS-V40|振动传感器|Vibration sensor|1450
SNS-STD FS-F50|流量计|Flow meter|5200
SNS-STD FS-S60|安全光幕|Safety light curtain|3900
SNS-VIS FV-100|智能相机|Smart camera|9800
SNS-VIS FV-200|3D 视觉传感器|3D vision sensor|38000
SNS-VIS FV-300|视觉检测站|Vision inspection station|186000|set
SNS-VIS FV-C10|读码器|Code reader|4200
DRV-INV FI-022|2.2 kW 变频器|2.2 kW inverter|1980
DRV-INV FI-075|7.5 kW 变频器|7.5 kW inverter|3850
DRV-INV FI-220|22 kW 变频器|22 kW inverter|9600
DRV-INV FI-750|75 kW 变频器|75 kW inverter|28500
DRV-INV FI-2000|200 kW 变频器|200 kW inverter|79000
DRV-SRV FD-04|400 W 伺服套件|400 W servo kit|2900|set
DRV-SRV FD-08|750 W 伺服套件|750 W servo kit|3700|set
DRV-SRV FD-20|2 kW 伺服套件|2 kW servo kit|6900|set
DRV-SRV FD-M4|四轴驱动器|Four-axis drive|16800
DRV-SRV FD-L1|直线电机模组|Linear motor module|22500
ROB-ARM FA-S4|四轴机器人|SCARA robot|68000
ROB-ARM FA-06|6 kg 六轴机器人|6 kg six-axis robot|128000
ROB-ARM FA-20|20 kg 六轴机器人|20 kg six-axis robot|196000
ROB-ARM FA-C10|协作机器人|Collaborative robot|158000
ROB-ARM FA-P180|码垛机器人|Palletising robot|268000
ROB-AGV FM-300|300 kg 移动机器人|300 kg mobile robot|145000
ROB-AGV FM-1000|1 吨移动机器人|1 t mobile robot|238000
ROB-AGV FM-F15|无人叉车|Autonomous forklift|365000
SFT-SCA FX-S100|监控软件基础版|Monitoring software Basic|18000
SFT-SCA FX-S500|监控软件专业版|Monitoring software Professional|68000
SFT-SCA FX-D10|数据采集连接器|Data collection connector|4500
SFT-SCA FX-E20|能源管理模块|Energy management module|36000
SFT-SCA FX-P30|预测性维护模块|Predictive maintenance module|58000
SFT-MES FX-M100|制造执行系统|Manufacturing execution system|260000
SFT-MES FX-M110|制造执行用户许可|Manufacturing execution user|3800|user_year
SFT-MES FX-Q20|质量管理模块|Quality management module|85000
SFT-MES FX-W30|仓储管理模块|Warehouse management module|98000
SFT-MES FX-T40|追溯模块|Traceability module|62000
SRV-PRJ SV-E01|工程设计|Engineering|2200|day
SRV-PRJ SV-C02|安装调试|Installation and commissioning|1800|day
SRV-PRJ SV-T03|培训|Training|1500|day
SRV-SUP SV-M12|年度维护|Annual maintenance|24000|year
SRV-SUP SV-R24|全天候支持|Round-the-clock support|48000|year
SRV-SUP SV-V05|现场服务|On-site visit|2600|visit`

const categoryIds = new Map(categoryTable.map(([code]) => [code as string, random.id(start)]))

export const categoryRows: readonly Row[] = categoryTable.map(([code, name, parent]) => ({
  id: categoryIds.get(code) ?? '',
  name,
  code,
  ...(parent ? { parent: categoryIds.get(parent) } : {}),
  ...stamp,
}))

const retired = new Set(['FC-110', 'FP-07', 'FI-022', 'FX-S100'])

const parsed = productTable
  .trim()
  .split('\n')
  .map(line => {
    const [category = '', ...rest] = line.split(' ')
    const [code = '', zh = '', en = '', price = '', unit = ''] = rest.join(' ').split('|')
    const kind: Product['kind'] = category.startsWith('SFT')
      ? 'software'
      : category.startsWith('SRV')
        ? 'service'
        : 'goods'
    return { category, unit, code, zh, en, kind, price: Number(price) }
  })

export const products: readonly Product[] = parsed.map(({ category, code, zh, en, kind, price }) => ({
  id: random.id(start),
  code,
  zh: `${zh} ${code}`,
  en: `${/^[A-Z][a-z]/.test(en) ? en.charAt(0).toLowerCase() + en.slice(1) : en} ${code}`,
  family: category.slice(0, 3),
  kind,
  price,
  active: !retired.has(code),
  description: `${zh} / ${en}`,
}))

/** FA-06 6 kg 六轴机器人 Six-axis robot: a size that both languages begin with stands once. */
function bilingualName(code: string, zh: string, en: string): string {
  const size = /^[\d.]+ [a-z]+(?= )/i.exec(en)?.[0]
  return `${code} ${zh} ${size && zh.startsWith(size) ? en.slice(size.length + 1) : en}`
}

const unitOf = { goods: 'unit', software: 'licence', service: 'day' } as const

export const productRows: readonly Row[] = products.map((product, index) => {
  const { category, unit, zh, en } = parsed[index] ?? { category: '', unit: '', zh: '', en: '' }
  return {
    id: product.id,
    code: product.code,
    name: bilingualName(product.code, zh, en),
    category: categoryIds.get(category),
    kind: product.kind,
    unit_of_measure: unit || unitOf[product.kind],
    list_price: money(product.price * 100, 'CNY'),
    cost: money(Math.round(product.price * random.int(38, 66)), 'CNY'),
    ...(product.kind === 'goods' ? { warranty_months: random.pick([12, 18, 24]) } : {}),
    active: product.active,
    launched_on: `${random.int(2019, 2024)}-0${random.int(1, 9)}-01`,
    description: `${zh}。${en}.`,
    ...stamp,
  }
})

/** The price of a product in another currency, as the lists show it. */
export function listPrice(product: Product, currency: string): Money {
  if (currency === 'CNY') return money(product.price * 100, 'CNY')
  const converted = roundPrice((product.price / worth(currency)) * 1.12)
  return money(converted * 100, currency)
}

const listIds = { CNY: random.id(start), USD: random.id(start) }

export const priceListRows: readonly Row[] = [
  {
    id: listIds.CNY,
    name: '国内标准价格表 Domestic price list',
    currency: currencyId('CNY'),
    valid_from: '2024-10-01',
    active: true,
    description: '适用于中国大陆客户,未含税。For customers in mainland China, without tax.',
    ...stamp,
  },
  {
    id: listIds.USD,
    name: '国际价格表 International price list',
    currency: currencyId('USD'),
    valid_from: '2024-10-01',
    active: true,
    description: '适用于境外客户,离岸价。For customers abroad, FOB.',
    ...stamp,
  },
]

/** The price list for a currency, where there is one. */
export const priceListFor = (currency: string): string | undefined => listIds[currency as 'CNY' | 'USD']

/** Every product on both lists; goods below 20,000 are cheaper from ten on. */
export const priceListItemRows: readonly Row[] = (['CNY', 'USD'] as const).flatMap(currency =>
  products.flatMap(product => {
    const price = listPrice(product, currency)
    const item = (from: string, value: Money) => ({
      id: random.id(start),
      price_list: listIds[currency],
      product: product.id,
      from_quantity: from,
      price: value,
      ...stamp,
    })
    const volume = product.kind === 'goods' && product.price < 20000
    const lower = Math.round(Number(price.amount) * 100 * 0.92)
    return volume ? [item('1.00', price), item('10.00', money(lower, currency))] : [item('1.00', price)]
  }),
)
