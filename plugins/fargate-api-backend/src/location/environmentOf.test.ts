import { STACK_ARN_ANNOTATION } from '@fargate-api/backstage-plugin-fargate-api-common';
import { component, environment } from '../__testUtils__/entities';
import {
  CLUSTER,
  SERVICE,
  STACK,
  arn,
  denied,
  found,
  inOther,
  setUp,
  target,
} from '../__testUtils__/locations';
import { environmentOf } from './environmentOf';

const VPC_STACK = arn('cloudformation', 'stack/vpc/1');

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
