/**
 * An address as Java prints it, which is how access rules and quotas name hosts: without the prefix
 * of an IPv4 peer on a socket for both families, and with all eight groups of an IPv6 one.
 */
export function javaAddress(address: string): string {
  if (address.startsWith('::ffff:')) return address.slice('::ffff:'.length)
  const [head = '', tail] = address.split('::')
  if (tail === undefined) return address
  const groupsOf = (part: string) => (part === '' ? [] : part.split(':'))
  const zeros = Array(8 - groupsOf(head).length - groupsOf(tail).length).fill('0')
  return [...groupsOf(head), ...zeros, ...groupsOf(tail)].join(':')
}
