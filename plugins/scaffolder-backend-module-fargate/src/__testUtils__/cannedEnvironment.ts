import { cannedStack } from './cannedStacks';

/** The entity of the canned environment. */
export const DEV = 'resource:default/dev';

/** The entity of the canned API. */
export const ORDERS = 'api:default/orders';

/** Descriptors of stacks, by the stack's name. */
export type Descriptors = Record<string, object>;

/** CloudFormation's answers about the descriptors of stacks, by the stack's name. */
export const withDescriptors = (descriptors: Descriptors) => ({
  DescribeStackResource: ({ StackName }: { StackName: string }) => {
    const descriptor = descriptors[StackName.split('/')[1]];
    return descriptor
      ? {
          StackResourceDetail: {
            ResourceType: 'x',
            Metadata: JSON.stringify({
              FargateApi: {
                entity: { namespace: 'default', name: 'x', owner: 'y' },
                ...descriptor,
              },
            }),
          },
        }
      : {};
  },
  GetTemplate: {},
});

/** The stacks of the environment and of the API. */
export const vpc = (facts = {}) =>
  cannedStack('vpc', { kind: 'vpc', entityRef: DEV, ...facts });

export const cluster = (facts = {}) =>
  cannedStack('cluster', {
    kind: 'cluster',
    entityRef: DEV,
    outputs: { ClusterName: 'dev' },
    ...facts,
  });

export const api = (facts = {}) =>
  cannedStack('orders', { kind: 'public-api', entityRef: ORDERS, ...facts });
