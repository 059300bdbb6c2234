/** Addresses that are not out in the world: this machine, private networks, links, and where clouds keep their secrets. */
import { BlockList, isIP } from 'node:net'

const inner = new BlockList()
const subnets = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const
for (const [address, prefix] of subnets) inner.addSubnet(address, prefix, 'ipv4')
const subnets6 = [
  ['::', 96],
  ['::ffff:0:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const
for (const [address, prefix] of subnets6) inner.addSubnet(address, prefix, 'ipv6')

/** Whether an IP address, or a name that always means this machine, lies within. Other names are looked up first. */
export function isInnerAddress(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '')
  const version = isIP(name)
  if (version === 4) return inner.check(name, 'ipv4')
  if (version === 6) {
    const mapped = /^::ffff:(?:(\d+\.\d+\.\d+\.\d+)|([\da-f]{1,4}):([\da-f]{1,4}))$/.exec(name)
    if (mapped) return isInnerAddress(mapped[1] ?? dotted(mapped[2] ?? '0', mapped[3] ?? '0'))
    return inner.check(name, 'ipv6')
  }
  return name === 'localhost' || /\.(localhost|local|internal|home\.arpa)$/.test(name)
}

function dotted(high: string, low: string): string {
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)]
  return [a >> 8, a & 255, b >> 8, b & 255].join('.')
}
