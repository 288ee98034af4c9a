/** The Software Templates that deploy, change and delete with our actions. */
export const TEMPLATE_REFS: readonly string[] = [
  'fargate-public-api',
  'fargate-internal-api',
  'fargate-gateway-api',
  'fargate-shared-api',
  'fargate-source-api',
  'fargate-update-api',
  'fargate-promote-api',
  'fargate-move-api',
  'fargate-roll-back-api',
  'fargate-environment',
  'fargate-update-environment',
  'fargate-delete',
].map(name => `template:default/${name}`);
