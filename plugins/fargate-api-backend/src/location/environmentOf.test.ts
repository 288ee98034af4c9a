import { mockServices } from '@backstage/backend-test-utils';
import {
  Observed,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateAws } from '@fargate-api/backstage-plugin-fargate-api-node';
import { component, environment } from '../__testUtils__/entities';
import { environmentOf } from './environmentOf';

const arn = (service: string, rest: string, account = '123456789012') =>
  `arn:aws:${service}:eu-west-1:${account}:${rest}`;
const STACK = arn('cloudformation', 'stack/orders/1');

const SERVICE = arn('ecs', 'service/dev/orders');

const CLUSTER = arn('ecs', 'cluster/dev');

const VPC_STACK = arn('cloudformation', 'stack/vpc/1');

const inOther = (text: string) => text.replace('123456789012', '210987654321');

const { targets } = FargateAws.fromConfig(
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

const [target] = targets.list();

/** Reads the stack, and then what is asked next. */
function setUp(...answers: Observed<any>[]) {
  const observe = jest.fn(async (_: { resource: string }) => answers.shift());
  return {
    observe,
    options: { targets, observations: { observe } as any },
    read: () => observe.mock.calls.map(([{ resource }]) => resource),
  };
}

const found = (facts: object): Observed<object> => ({
  value: { name: 'orders', status: 'CREATE_IN_PROGRESS', ...facts },
});

const denied = { failure: { reason: 'denied', message: 'no' } } as const;

describe('environmentOf', () => {
  it('is the cluster in the outputs, and the VPC of the stack in the descriptor', async () => {
    const stack = found({
      clusterArn: CLUSTER,
      network: { vpcStackArn: VPC_STACK },
    });
    const { options, read } = setUp(stack, {
      value: { vpcId: 'vpc-1', flowLog: { retentionDays: 0 } },
    });
    expect(await environmentOf(environment(STACK), options)).toEqual({
      target,
      stackArn: STACK,
      stack,
      clusterArn: { value: CLUSTER },
      vpcId: { value: 'vpc-1' },
      flowLog: { value: { retentionDays: 0 } },
    });
    expect(read()).toEqual([
      `environment-stack:${STACK}`,
      `vpc-stack:${VPC_STACK}`,
    ]);
  });

  it('is the existing VPC in the descriptor', async () => {
    const { options } = setUp(found({ network: { vpcId: 'vpc-2' } }));
    const { vpcId, flowLog } = await environmentOf(environment(STACK), options);
    expect(vpcId).toEqual({ value: 'vpc-2' });
    expect(flowLog).toEqual({});
  });

  it('has neither before the stack contains them', async () => {
    const { options } = setUp(found({}));
    const failure = {
      reason: 'unavailable',
      message:
        'The stack orders is in status CREATE_IN_PROGRESS and does not contain it',
    };
    expect(await environmentOf(environment(STACK), options)).toMatchObject({
      clusterArn: { failure },
      vpcId: { failure },
    });
  });

  it('has neither when the stack cannot be read', async () => {
    const { options } = setUp(denied);
    expect(await environmentOf(environment(STACK), options)).toMatchObject({
      clusterArn: denied,
      vpcId: denied,
    });
  });

  it.each([
    ['a Component', component('orders', { [STACK_ARN_ANNOTATION]: STACK })],
    [
      'an environment without a stack',
      { ...environment(STACK), metadata: { name: 'dev' } },
    ],
  ])('refuses %s', async (_, entity) => {
    const { observe, options } = setUp();
    await expect(environmentOf(entity, options)).rejects.toThrow(
      /is not an environment with the annotation aws\.amazon\.com|is not an environment with the annotation /,
    );
    expect(observe).not.toHaveBeenCalled();
  });

  it('refuses a stack that is none, without a call', async () => {
    const { observe, options } = setUp();
    await expect(environmentOf(environment(CLUSTER), options)).rejects.toThrow(
      `${CLUSTER} is not the ARN of a CloudFormation stack`,
    );
    expect(observe).not.toHaveBeenCalled();
  });

  it.each([
    [{ clusterArn: inOther(CLUSTER) }, /is not in target target-0/],
    [{ clusterArn: SERVICE }, `${SERVICE} is not the ARN of an ECS cluster`],
    [
      { network: { vpcStackArn: inOther(VPC_STACK) } },
      /is not in target target-0/,
    ],
  ])(
    'refuses a stack with %j, before the next call',
    async (facts, message) => {
      const { observe, options } = setUp(found(facts));
      await expect(environmentOf(environment(STACK), options)).rejects.toThrow(
        message,
      );
      expect(observe).toHaveBeenCalledTimes(1);
    },
  );
});
