/** Telephone numbers, addresses and registration numbers in the form of their country. None is known to be in use. */
import { type City, diallingCodes, roads } from './places.ts'
import type { Random } from './random.ts'

const digits = (random: Random, count: number) => Array.from({ length: count }, () => random.int(0, 9)).join('')

/** An office number: +86 21 5012 3456, +1 312 555 0142. */
export function officePhone(random: Random, city: City): string {
  const country = diallingCodes[city.country]
  const area = city.areaCode ? `${city.areaCode} ` : ''
  const local = {
    CN: () => `${random.pick(['5', '6', '8'])}${digits(random, 3)} ${digits(random, 4)}`,
    HK: () => `2${digits(random, 3)} ${digits(random, 4)}`,
    US: () => `555 01${digits(random, 2)}`,
    CA: () => `555 01${digits(random, 2)}`,
    GB: () => `7946 0${digits(random, 3)}`,
  }[city.country]
  return `+${country} ${area}${local ? local() : `${random.int(2, 9)}${digits(random, 3)} ${digits(random, 3)}`}`
}

/** Makes mobile numbers, each once. */
export function createMobileNumbers(random: Random): (country: string) => string {
  const taken = new Set<string>()
  const make = (country: string) => {
    const code = diallingCodes[country]
    if (country === 'CN')
      return `+86 ${random.pick(['130', '135', '136', '137', '138', '139', '150', '158', '186', '189'])} 0000 ${digits(random, 4)}`
    if (country === 'HK') return `+852 9${digits(random, 3)} ${digits(random, 4)}`
    if (country === 'US' || country === 'CA')
      return `+1 ${random.pick(['312', '313', '416', '617', '713'])} 555 01${digits(random, 2)}`
    if (country === 'GB') return `+44 7700 900${digits(random, 3)}`
    return `+${code} ${random.int(6, 9)}${digits(random, 2)} ${digits(random, 3)} ${digits(random, 3)}`
  }
  return country => {
    for (;;) {
      const number = make(country)
      if (taken.has(number)) continue
      taken.add(number)
      return number
    }
  }
}

/** Street and number. */
export function streetAddress(random: Random, city: City): string {
  const number = random.int(3, 980)
  if (city.country === 'HK') return `${random.pick(roads.HK)} ${number} 号 ${random.int(2, 30)} 楼`
  if (city.country === 'CN') {
    const building = random.chance(0.5)
      ? ` ${random.int(1, 20)} 号楼${random.chance(0.5) ? ` ${random.int(2, 28)} 层` : ''}`
      : ''
    return `${random.pick(roads.zh)} ${number} 号${building}`
  }
  if (city.country === 'DE' || city.country === 'IT' || city.country === 'NL' || city.country === 'SE') {
    return `${random.pick(roads[city.country])} ${random.int(1, 140)}`
  }
  return `${random.int(1, 400)} ${random.pick(city.country === 'FR' ? roads.FR : roads.en)}`
}

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** A unified social credit code (GB 32100-2015) whose check digits are right. */
export function creditCode(random: Random, district: string): string {
  const organisation = digits(random, 8)
  const body = `91${district}${organisation}${organisationCheck(organisation)}`
  return body + alphabet[(31 - (weightedSum(body) % 31)) % 31]
}

const weightedSum = (body: string) => {
  let weight = 1
  let total = 0
  for (const character of body) {
    total += alphabet.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return total
}

/** The check digit of an organisation code (GB 11714). */
function organisationCheck(code: string): string {
  const sum = [3, 7, 9, 10, 5, 8, 4, 2].reduce((total, weight, index) => total + weight * Number(code[index]), 0)
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}
