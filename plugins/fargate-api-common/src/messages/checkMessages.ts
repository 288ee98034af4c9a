/**
 * Whether a consumer can reach an internal API, in one English paragraph that
 * can be forwarded.
 *
 * @public
 */
export const CHECK_MESSAGES = {
  reachable: '{{vpcId}} (account {{accountId}}) can reach {{url}}',
  'partly-unknown':
    '{{vpcId}} (account {{accountId}}) can reach {{url}}, as far as this portal can see. {{unknown}}',
  unreachable:
    '{{vpcId}} (account {{accountId}}) cannot reach {{url}}. {{hop}}: {{text}}: {{todo}}',
} as const;
