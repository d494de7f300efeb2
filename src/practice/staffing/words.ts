/** The sentence for each reason the duties of posts and people give. */
export const words = {
  'staffing.to-begin': '{course}, for employee {who}: not done since they began',
  'staffing.to-renew': '{course}, for employee {who}: last done on {on:date}',
  'staffing.left': 'They left the trust',
} as const
