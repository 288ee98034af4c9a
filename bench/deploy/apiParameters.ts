/** What both tools deploy: an environment and an API in it, as the defaults are. */
export const REGION = 'eu-west-1';
export const NAME = 'orders';
export const ENVIRONMENT = 'dev';
export const IMAGE = 'public.ecr.aws/docker/library/nginx:1.27';

/** The stacks of the deployment, by what they make. */
export const STACKS = {
  vpc: `environment-${ENVIRONMENT}-vpc`,
  cluster: `environment-${ENVIRONMENT}-cluster`,
  api: NAME,
};
