import { mockServices } from '@backstage/backend-test-utils';
import { Observed } from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateAws } from '@fargate-api/backstage-plugin-fargate-api-node';

// What the tests of where an entity leads share: ARNs, two targets, and canned
// observations.

export const arn = (service: string, rest: string, account = '123456789012') =>
  `arn:aws:${service}:eu-west-1:${account}:${rest}`;
export const STACK = arn('cloudformation', 'stack/orders/1');
export const SERVICE = arn('ecs', 'service/dev/orders');
export const CLUSTER = arn('ecs', 'cluster/dev');

/** The same ARN in the other target. */
export const inOther = (text: string) =>
  text.replace('123456789012', '210987654321');

export const { targets } = FargateAws.fromConfig(
  mockServices.rootConfig({
    data: {
      fargateApi: {
        targets: ['123456789012', '210987654321'].map((accountId, i) => ({
          name: `target-${i}`,
          accountId,
          region: 'eu-west-1',
        })),
      },
    },
  }),
);

export const [target] = targets.list();

/** Observations that are answered one after the other. */
export function setUp(...answers: Observed<any>[]) {
  const observe = jest.fn(async (_: { resource: string }) => answers.shift());
  return {
    observe,
    options: { targets, observations: { observe } as any },
    read: () => observe.mock.calls.map(([{ resource }]) => resource),
  };
}

/** A stack that is being created. */
export const found = (facts: object): Observed<object> => ({
  value: { name: 'orders', status: 'CREATE_IN_PROGRESS', ...facts },
});

export const denied = {
  failure: { reason: 'denied', message: 'no' },
} as const;
