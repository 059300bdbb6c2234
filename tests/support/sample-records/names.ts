/** Names of people: Chinese with their pinyin, others by country. */
import type { Random } from './random.ts'

export interface PersonName {
  readonly full: string
  /** For the mail address: jianguo.wang, emma.clarke. */
  readonly mailName: string
  readonly gender: 'male' | 'female'
}

const surnames =
  '王wang 李li 张zhang 刘liu 陈chen 杨yang 赵zhao 黄huang 周zhou 吴wu 徐xu 孙sun 胡hu 朱zhu 高gao 林lin 何he 郭guo 马ma 罗luo 梁liang 宋song 郑zheng 谢xie 韩han 唐tang 冯feng 于yu 董dong 萧xiao 程cheng 曹cao 袁yuan 邓deng 许xu 傅fu 沈shen 曾zeng 彭peng 吕lv 苏su 卢lu 蒋jiang 蔡cai 贾jia 丁ding 魏wei 薛xue 叶ye 欧阳ouyang'
const givenMale =
  '建国jianguo 志强zhiqiang 伟wei 磊lei 洋yang 勇yong 军jun 杰jie 涛tao 明ming 超chao 浩然haoran 宇轩yuxuan 子墨zimo 俊杰junjie 文博wenbo 晓东xiaodong 海峰haifeng 国栋guodong 立新lixin 鹏飞pengfei 天宇tianyu 家豪jiahao 振华zhenhua 德明deming 永康yongkang 思远siyuan 一鸣yiming 凯kai 旭东xudong'
const givenFemale =
  '丽li 敏min 静jing 芳fang 娜na 秀英xiuying 晓燕xiaoyan 佳jia 婷婷tingting 雪梅xuemei 欣怡xinyi 雨桐yutong 梦瑶mengyao 诗涵shihan 美玲meiling 慧hui 倩qian 颖ying 海燕haiyan 文静wenjing 玉兰yulan 思琪siqi 雅婷yating 淑芬shufen 琳lin 悦yue 莉莉lili 春华chunhua 晓梅xiaomei 可欣kexin'

const spelled = (text: string) =>
  text.split(' ').map(word => [word.replace(/[a-z]+$/, ''), word.replace(/^[^a-z]+/, '')] as const)
const chinese = { surnames: spelled(surnames), male: spelled(givenMale), female: spelled(givenFemale) }

interface Pool {
  readonly male: readonly string[]
  readonly female: readonly string[]
  readonly family: readonly string[]
}

const pool = (male: string, female: string, family: string): Pool => ({
  male: male.split(' '),
  female: female.split(' '),
  family: family.split(' '),
})
const english = pool(
  'James Oliver Daniel Thomas Michael Andrew Peter Robert Samuel Henry David Martin',
  'Emma Sarah Olivia Laura Rachel Helen Grace Megan Claire Natalie Hannah Susan',
  'Clarke Bennett Harris Morgan Foster Reid Coleman Hughes Palmer Walsh Turner Brooks Hayes Sutton',
)
const pools: Readonly<Record<string, Pool>> = {
  US: english,
  CA: english,
  GB: english,
  AU: english,
  DE: pool(
    'Lukas Stefan Andreas Matthias Jürgen Florian Tobias',
    'Katharina Julia Sabine Anna Petra Monika',
    'Weber Schneider Hoffmann Becker Krüger Vogel Brandt Lehmann',
  ),
  FR: pool(
    'Julien Antoine Laurent Mathieu Pierre',
    'Camille Sophie Élodie Claire Nathalie',
    'Moreau Lefèvre Girard Rousseau Fontaine Chevalier',
  ),
  IT: pool(
    'Marco Luca Alessandro Paolo Stefano',
    'Giulia Francesca Chiara Elena Martina',
    'Conti Ricci Marino Gallo Ferrara Barbieri',
  ),
  NL: pool('Jeroen Pieter Sander Bas', 'Sanne Femke Anouk Marieke', 'Jansen Visser Bakker Mulder Dekker'),
  SE: pool('Erik Anders Johan Lars', 'Anna Karin Elin Sofia', 'Lindberg Nyström Holm Ekström Sandberg'),
  JP: pool(
    'Kenji Hiroshi Takashi Daisuke Yuta',
    'Yuki Haruka Naoko Ayumi Keiko',
    'Tanaka Suzuki Yamamoto Nakamura Kobayashi Matsuda',
  ),
  KR: pool('Minjun Jihoon Sungmin Donghyun', 'Jiwoo Seoyeon Minji Hyejin', 'Kim Lee Park Choi Jung'),
  SG: pool('Wei-Ming Jun-Hao Marcus Adrian', 'Hui-Min Li-Ling Michelle Joanne', 'Tan Lim Ng Goh Koh'),
  MY: pool('Ahmad Hafiz Kok-Wai Ravi', 'Nurul Siti Mei-Yee Kavitha', 'Rahman Abdullah Lim Kumar'),
  IN: pool('Rahul Arjun Vikram Sanjay Anil', 'Priya Ananya Kavya Meera Deepa', 'Sharma Nair Patel Iyer Reddy Kulkarni'),
}

/** A name as it is usual in that country; the Chinese ones in characters. */
export function personName(random: Random, country: string): PersonName {
  const gender = random.chance(0.58) ? 'male' : 'female'
  const names = pools[country]
  if (!names) {
    const [family, familyPinyin] = random.pick(chinese.surnames)
    const [given, givenPinyin] = random.pick(chinese[gender])
    return { full: family + given, mailName: `${givenPinyin}.${familyPinyin}`, gender }
  }
  const given = random.pick(names[gender])
  const family = random.pick(names.family)
  return { full: `${given} ${family}`, mailName: toAscii(`${given}.${family}`), gender }
}

const toAscii = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
