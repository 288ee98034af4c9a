/** CloudTrail records it, so that the owner of an account sees who called. */
export const USER_AGENT = 'fargate-api-for-backstage';
