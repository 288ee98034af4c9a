/**
 * The answer to whether a consumer can reach an internal API, in English, to
 * be handed on.
 *
 * @public
 */
export const CHECK_WORDS = {
  reachable: '{{vpcId}} (account {{accountId}}) can reach {{url}}',
  unseen:
    '{{vpcId}} (account {{accountId}}) can reach {{url}}, as far as this portal sees. {{unseen}}',
  unreachable:
    '{{vpcId}} (account {{accountId}}) cannot reach {{url}}. {{hop}}: {{text}}: {{todo}}',
} as const;
