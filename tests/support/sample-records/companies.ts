/** Invented companies: a Chinese one is called after its city, brand and trade, a foreign one after brand, trade and legal form. */
import type { City } from './places.ts'
import type { Random } from './random.ts'

export interface Company {
  readonly name: string
  readonly shortName: string
  readonly industry: string
  /** Without www; below .example, which leads nowhere. */
  readonly domain: string
}

const first =
  '华hua 鼎ding 瑞rui 远yuan 恒heng 博bo 启qi 盛sheng 安an 泰tai 宏hong 联lian 嘉jia 凯kai 德de 锦jin 卓zhuo 睿rui 晟sheng 骏jun'
const second =
  '锐rui 丰feng 航hang 讯xun 拓tuo 元yuan 源yuan 诚cheng 邦bang 创chuang 腾teng 维wei 宇yu 辰chen 川chuan 岳yue 澜lan 峰feng 图tu 森sen'
const pairs = (text: string) => text.split(' ').map(word => [word.slice(0, 1), word.slice(1)] as const)
/** Brands that real companies are widely known by. */
const wellKnown = new Set(
  '安邦 德邦 恒丰 泰丰 瑞源 嘉诚 凯德 德诚 博创 启辰 泰森 宏图 华源 锦航 联创 恒源 卓创 华创 启元 华丰'.split(' '),
)

/** Trades by industry: the Chinese word, the English one, what stands in the domain. */
const trades: Readonly<Record<string, readonly (readonly [string, string, string])[]>> = {
  manufacturing: [
    ['精密机械', 'Precision Machinery', 'machinery'],
    ['智能装备', 'Engineering', 'equipment'],
    ['重工', 'Heavy Industries', 'heavy'],
  ],
  automotive: [
    ['汽车零部件', 'Automotive', 'auto'],
    ['车业', 'Motor Components', 'motor'],
  ],
  electronics: [
    ['电子科技', 'Electronics', 'electronics'],
    ['光电', 'Optics', 'optics'],
  ],
  semiconductor: [
    ['微电子', 'Microelectronics', 'micro'],
    ['半导体', 'Semiconductor', 'semi'],
  ],
  software: [
    ['信息技术', 'Information Systems', 'it'],
    ['软件', 'Software', 'soft'],
  ],
  telecom: [['通信技术', 'Communications', 'telecom']],
  energy: [
    ['新能源', 'Renewables', 'energy'],
    ['电力设备', 'Power Systems', 'power'],
  ],
  chemicals: [
    ['化工', 'Chemicals', 'chem'],
    ['新材料', 'Advanced Materials', 'materials'],
  ],
  pharma: [
    ['制药', 'Pharma', 'pharma'],
    ['医疗器械', 'Medical Devices', 'medical'],
  ],
  food: [
    ['食品', 'Foods', 'foods'],
    ['饮料', 'Beverages', 'drinks'],
  ],
  retail: [
    ['商贸', 'Trading', 'trading'],
    ['连锁超市', 'Stores', 'stores'],
  ],
  logistics: [
    ['物流', 'Logistics', 'logistics'],
    ['供应链管理', 'Supply Chain', 'scm'],
  ],
  construction: [
    ['建设工程', 'Construction', 'build'],
    ['建筑设计', 'Building Systems', 'design'],
  ],
  finance: [['融资租赁', 'Leasing', 'leasing']],
  education: [
    ['教育科技', 'Learning', 'edu'],
    ['研究院', 'Research', 'research'],
  ],
  public: [
    ['水务', 'Water Utilities', 'water'],
    ['轨道交通', 'Transit', 'metro'],
  ],
}

const industryWeights: readonly (readonly [string, number])[] = [
  ['manufacturing', 22],
  ['automotive', 14],
  ['electronics', 13],
  ['semiconductor', 7],
  ['software', 6],
  ['telecom', 3],
  ['energy', 9],
  ['chemicals', 8],
  ['pharma', 8],
  ['food', 9],
  ['retail', 3],
  ['logistics', 7],
  ['construction', 4],
  ['finance', 1],
  ['education', 2],
  ['public', 3],
]

const western = {
  first:
    'Alder Brant Calder Dun Elster Farrow Glen Halden Iver Kestrel Linden Marl Norden Orrin Pen Raven Selby Thorn Vesper Wex Yarrow'.split(
      ' ',
    ),
  second: 'brook field haven mark stone wick ridge vale ford gate'.split(' '),
}
const parts = (one: string, two: string) => ({ first: one.split(' '), second: two.split(' ') })
/** Halves of brands by country; elsewhere the western ones. */
const brands: Readonly<Record<string, { readonly first: readonly string[]; readonly second: readonly string[] }>> = {
  JP: parts('Asa Tsuki Kaze Mori Saga Uzu Waka Hoshi Yuki Taka', 'giri gase haya kage mino shio take kawa nami mine'),
  KR: parts('Han Dae Nara Sae On Hae', 'bitra sol woori ron nuri dam'),
  SG: parts('Straits Tembusu Angsana Rain Seletar Kallang', 'view tree point bay works'),
  MY: parts('Cengal Bintang Rimba Kelana', 'laut teknik mas jaya'),
  IN: parts('Surya Vayu Arka Nil Prithvi Tejo Sagar', 'deep mitra ansh gagan tara maya'),
}
const legalForms: Readonly<Record<string, readonly string[]>> = {
  JP: ['Co., Ltd.', 'K.K.'],
  KR: ['Co., Ltd.'],
  SG: ['Pte. Ltd.'],
  MY: ['Sdn. Bhd.'],
  IN: ['Pvt. Ltd.'],
  AU: ['Pty Ltd'],
  US: ['Inc.', 'LLC', 'Corp.'],
  CA: ['Inc.'],
  GB: ['Ltd', 'plc'],
  DE: ['GmbH', 'AG', 'GmbH & Co. KG'],
  FR: ['SAS', 'SA'],
  IT: ['S.p.A.', 'S.r.l.'],
  NL: ['B.V.'],
  SE: ['AB'],
}

export interface CompanyNames {
  /** A company of that city, unlike any made before; of one of the industries, where some are named. */
  company(city: City, industries?: readonly string[]): Company
  /** A Chinese group without a city in its name. */
  group(): Company
  /** A company of that group in a city. */
  subsidiary(group: Company, city: City): Company
}

/** Makes companies; keeps in mind which brands are taken. */
export function createCompanyNames(random: Random): CompanyNames {
  const taken = new Set<string>()
  const unused = <T extends { readonly brand: string }>(make: () => T): T => {
    for (let attempt = 0; attempt < 5000; attempt++) {
      const made = make()
      if (taken.has(made.brand)) continue
      taken.add(made.brand)
      return made
    }
    throw new Error('No brand is left')
  }
  const chineseBrand = () =>
    unused(() => {
      for (;;) {
        const [one, onePinyin] = random.pick(pairs(first))
        const [two, twoPinyin] = random.pick(pairs(second))
        const brand = one + two
        if (one !== two && !wellKnown.has(brand)) return { brand, spelled: onePinyin + twoPinyin }
      }
    })
  const tradeOf = (industry: string) => random.pick(trades[industry] ?? [])
  const chineseCompany = (city: City, industry: string): Company => {
    const { brand, spelled } = chineseBrand()
    const [trade, , word] = tradeOf(industry)
    const form = random.weighted([
      ['有限公司', 7],
      ['股份有限公司', 2],
      ['(集团)有限公司', 1],
    ] as const)
    return {
      name: city.country === 'HK' ? `${brand}${trade}(香港)有限公司` : `${city.name}${brand}${trade}${form}`,
      shortName: `${brand}${trade}`,
      industry,
      domain: `${spelled}-${word}.example`,
    }
  }
  const foreignCompany = (city: City, industry: string): Company => {
    const { brand } = unused(() => {
      const { first: one, second: two } = brands[city.country] ?? western
      return { brand: random.pick(one) + random.pick(two) }
    })
    const [, trade, word] = tradeOf(industry)
    const shortName = `${brand} ${trade}`
    return {
      name: `${shortName} ${random.pick(legalForms[city.country] ?? ['Ltd'])}`,
      shortName,
      industry,
      domain: `${brand.toLowerCase()}-${word}.example`,
    }
  }
  return {
    company(city, industries) {
      const industry = industries ? random.pick(industries) : random.weighted(industryWeights)
      return city.country === 'CN' || city.country === 'HK'
        ? chineseCompany(city, industry)
        : foreignCompany(city, industry)
    },
    group() {
      const { brand, spelled } = chineseBrand()
      const industry = random.pick(['manufacturing', 'automotive', 'electronics', 'energy', 'chemicals', 'food'])
      return { name: `${brand}集团有限公司`, shortName: `${brand}集团`, industry, domain: `${spelled}-group.example` }
    },
    subsidiary(group, city) {
      const brand = group.shortName.slice(0, 2)
      const [trade] = tradeOf(group.industry)
      return { ...group, name: `${city.name}${brand}${trade}有限公司`, shortName: `${city.name}${brand}${trade}` }
    },
  }
}
