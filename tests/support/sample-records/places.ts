/** Where the sample customers are: cities with the codes that their telephone numbers and addresses show. */

export interface City {
  readonly name: string
  /** In Latin letters, for mail addresses (China). */
  readonly spelled?: string
  readonly province: string
  readonly country: string
  readonly areaCode: string
  readonly postalCode: string
  /** Code of the district in registration numbers (China). */
  readonly district?: string
  readonly territory: 'north-east' | 'south-west' | 'international'
}

const chinese = (territory: City['territory'], rows: string): City[] =>
  rows
    .trim()
    .split('\n')
    .map(row => {
      const [name = '', spelled = '', province = '', areaCode = '', district = '', postalCode = ''] = row
        .trim()
        .split(' ')
      return { name, spelled, province, country: 'CN', areaCode, district, postalCode, territory }
    })

/** Cities of mainland China. */
export const chineseCities: readonly City[] = [
  ...chinese(
    'north-east',
    `上海 shanghai 上海市 21 310115 200120
    上海 shanghai 上海市 21 310104 200030
    北京 beijing 北京市 10 110108 100080
    天津 tianjin 天津市 22 120116 300457
    苏州 suzhou 江苏省 512 320505 215011
    南京 nanjing 江苏省 25 320115 211100
    无锡 wuxi 江苏省 510 320214 214028
    杭州 hangzhou 浙江省 571 330108 310052
    宁波 ningbo 浙江省 574 330206 315800
    合肥 hefei 安徽省 551 340104 230088
    青岛 qingdao 山东省 532 370212 266061
    济南 jinan 山东省 531 370102 250101
    大连 dalian 辽宁省 411 210231 116023
    沈阳 shenyang 辽宁省 24 210112 110179
    郑州 zhengzhou 河南省 371 410102 450001`,
  ),
  ...chinese(
    'south-west',
    `深圳 shenzhen 广东省 755 440305 518057
    广州 guangzhou 广东省 20 440112 510663
    东莞 dongguan 广东省 769 441900 523808
    佛山 foshan 广东省 757 440604 528000
    珠海 zhuhai 广东省 756 440402 519080
    厦门 xiamen 福建省 592 350203 361008
    福州 fuzhou 福建省 591 350102 350003
    武汉 wuhan 湖北省 27 420111 430074
    长沙 changsha 湖南省 731 430104 410205
    成都 chengdu 四川省 28 510109 610041
    重庆 chongqing 重庆市 23 500112 401122
    西安 xian 陕西省 29 610113 710065
    昆明 kunming 云南省 871 530102 650106`,
  ),
]

const abroad = (name: string, province: string, country: string, areaCode: string, postalCode: string): City => ({
  name,
  province,
  country,
  areaCode,
  postalCode,
  territory: 'international',
})

/** Hong Kong, whose companies carry Chinese names. */
export const hongKong: City = abroad('香港', '香港', 'HK', '', '999077')

/** Cities outside China. */
export const foreignCities: readonly City[] = [
  abroad('Tokyo', 'Tokyo', 'JP', '3', '105-0011'),
  abroad('Osaka', 'Osaka', 'JP', '6', '530-0001'),
  abroad('Nagoya', 'Aichi', 'JP', '52', '450-0002'),
  abroad('Seoul', 'Seoul', 'KR', '2', '04524'),
  abroad('Singapore', 'Singapore', 'SG', '', '048616'),
  abroad('Kuala Lumpur', 'Kuala Lumpur', 'MY', '3', '50450'),
  abroad('Bengaluru', 'Karnataka', 'IN', '80', '560001'),
  abroad('Pune', 'Maharashtra', 'IN', '20', '411001'),
  abroad('Melbourne', 'Victoria', 'AU', '3', '3000'),
  abroad('Chicago', 'Illinois', 'US', '312', '60606'),
  abroad('Detroit', 'Michigan', 'US', '313', '48226'),
  abroad('Houston', 'Texas', 'US', '713', '77002'),
  abroad('Boston', 'Massachusetts', 'US', '617', '02110'),
  abroad('Toronto', 'Ontario', 'CA', '416', 'M5H 2N2'),
  abroad('London', 'England', 'GB', '20', 'EC2A 4NE'),
  abroad('Birmingham', 'England', 'GB', '121', 'B3 3DH'),
  abroad('Munich', 'Bavaria', 'DE', '89', '80331'),
  abroad('Stuttgart', 'Baden-Württemberg', 'DE', '711', '70173'),
  abroad('Hamburg', 'Hamburg', 'DE', '40', '20095'),
  abroad('Lyon', 'Auvergne-Rhône-Alpes', 'FR', '4', '69002'),
  abroad('Milan', 'Lombardy', 'IT', '02', '20121'),
  abroad('Eindhoven', 'North Brabant', 'NL', '40', '5611 AZ'),
  abroad('Gothenburg', 'Västra Götaland', 'SE', '31', '411 03'),
]

/** The sales region of each province and country, in the codes of the pick list. */
const regions: Readonly<Record<string, readonly string[]>> = {
  north: ['北京市', '天津市'],
  northeast: ['辽宁省'],
  east: ['上海市', '江苏省', '浙江省', '安徽省', '山东省', '福建省'],
  central: ['河南省', '湖北省', '湖南省'],
  south: ['广东省'],
  southwest: ['重庆市', '四川省', '云南省'],
  northwest: ['陕西省'],
  hk_macao_taiwan: ['HK'],
  asia_pacific: ['JP', 'KR', 'SG', 'MY', 'IN', 'AU'],
  europe: ['GB', 'DE', 'FR', 'IT', 'NL', 'SE'],
  north_america: ['US', 'CA'],
}

/** The sales region that a city belongs to. */
export const regionOf = ({ province, country }: City): string | undefined =>
  Object.keys(regions).find(region => regions[region]?.includes(country === 'CN' ? province : country))

/** Roads by the language of the address. */
export const roads = {
  zh: '科技路 创新大道 人民路 中山路 工业园路 高新大道 滨海大道 长江路 建设路 学府路 星海街 金桥路 软件园路 华夏路'.split(
    ' ',
  ),
  HK: '九龙湾宏光道 葵涌货柜码头路 观塘道 湾仔告士打道 科学园西大道'.split(' '),
  en: 'Harbour Street;Mill Road;Station Road;Market Street;Foundry Lane;Park Avenue;Riverside Drive;Victoria Street'.split(
    ';',
  ),
  DE: 'Industriestraße;Hafenstraße;Bahnhofstraße;Gartenstraße;Lindenweg'.split(';'),
  FR: 'rue de la République;avenue des Alpes;rue du Port;boulevard Pasteur'.split(';'),
  IT: 'Via Garibaldi;Via Torino;Corso Venezia;Via dei Mille'.split(';'),
  NL: 'Stationsweg;Havenstraat;Kerkstraat;Molenweg'.split(';'),
  SE: 'Storgatan;Hamngatan;Kungsgatan;Industrigatan'.split(';'),
} as const

/** Dialling codes of countries. */
export const diallingCodes: Readonly<Record<string, string>> = {
  CN: '86',
  HK: '852',
  JP: '81',
  KR: '82',
  SG: '65',
  MY: '60',
  IN: '91',
  AU: '61',
  US: '1',
  CA: '1',
  GB: '44',
  DE: '49',
  FR: '33',
  IT: '39',
  NL: '31',
  SE: '46',
}

/** The currency in which customers of a country are quoted. */
export const currencyOf = (country: string): string =>
  ({ CN: 'CNY', HK: 'HKD', JP: 'JPY', DE: 'EUR', FR: 'EUR', IT: 'EUR', NL: 'EUR' })[country] ?? 'USD'
