/** Letters and digits that cannot be taken for one another when read out or copied by hand. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 4
const IN_A_GROUP = 5

/**
 * A password to be given to someone: four groups of five signs, about 99 bits. `randomBelow` returns a whole number from
 * 0 up to but not including its argument, from a secure source.
 */
export function newPassword(randomBelow: (limit: number) => number): string {
  const group = (): string => Array.from({ length: IN_A_GROUP }, () => SIGNS.charAt(randomBelow(SIGNS.length))).join('')
  return Array.from({ length: GROUPS }, group).join('-')
}
