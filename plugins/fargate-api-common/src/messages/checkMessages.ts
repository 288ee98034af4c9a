/**
 * Whether a consumer can reach an internal API, in one English paragraph that
 * can be forwarded.
 *
 * @public
 */
export const CHECK_MESSAGES = {
  reachable: '{{vpcId}} (account {{accountId}}) can reach {{url}}',
  'partly-unknown':
    'nothing that this portal can see keeps {{vpcId}} (account {{accountId}}) from reaching {{url}}, but it cannot see everything. {{unknown}}',
  unreachable:
    '{{vpcId}} (account {{accountId}}) cannot reach {{url}}. {{hop}}: {{text}}: {{todo}}',
} as const;
