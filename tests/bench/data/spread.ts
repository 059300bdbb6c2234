/** SQL expressions that spread values over numbered rows: plausible, bilingual, and the same in every run. */

/** A UUIDv7 for row `i` of a table, made at a moment; `salt` keeps tables apart. */
export function idSql(salt: string, i: string, moment: string): string {
  const hash = `md5('${salt}' || ${i})`
  const time = `lpad(to_hex((extract(epoch from ${moment}) * 1000)::bigint), 12, '0')`
  return `(${time} || '7' || substr(${hash}, 1, 3) || '8' || substr(${hash}, 4, 15))::uuid`
}

/** One of several texts, by a number. */
export function pickSql(texts: readonly string[], number: string): string {
  return `(array[${texts.map(text => `'${text}'`).join(', ')}])[1 + (${number}) % ${texts.length}]`
}

/** A number from 0 up to a bound that looks random but is not; rows that differ give values that differ. */
export function mixSql(salt: string, i: string, bound: number): string {
  return `mod(hashint8((${i})::bigint + hashtext('${salt}'))::bigint + 2147483648, ${bound})`
}

export const surnames = [
  '王',
  '李',
  '张',
  '刘',
  '陈',
  '杨',
  '赵',
  '黄',
  '周',
  '吴',
  'Smith ',
  'Müller ',
  'Garcia ',
  'Tanaka ',
]
export const givenNames = [
  '伟',
  '芳',
  '秀英',
  '敏',
  '静',
  '丽',
  '强',
  '磊',
  '军',
  '洋',
  'Anna',
  'Ben',
  'Clara',
  'David',
]
export const places = ['上海', '北京', '深圳', '杭州', '成都', '武汉', '南京', '西安', 'Berlin', 'London', 'Singapore']
export const trades = ['贝尔', '华信', '天工', '远洋', '新宇', '明德', 'Acme', 'Nordic', 'Pioneer', 'Sunrise', 'Vertex']
export const forms = ['科技有限公司', '贸易有限公司', '机械有限公司', '软件有限公司', ' Ltd', ' GmbH', ' Holdings']
export const products = ['服务器', '云平台', '数控机床', '仪表', 'CRM rollout', 'Maintenance', 'Sensors', 'Training']
