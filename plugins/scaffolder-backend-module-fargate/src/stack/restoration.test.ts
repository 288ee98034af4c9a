import { cannedContext } from '../__testUtils__/cannedContext';
import { definition, SERVICE } from '../__testUtils__/cannedRollout';
import { restoration } from './restoration';

const expected = {
  arn: SERVICE,
  desiredCount: 2,
  taskDefinition: definition(2),
};

function read(...services: object[]) {
  const canned = cannedContext({ DescribeServices: { services } });
  return { ...canned, drift: restoration(canned.context, 'orders', expected) };
}

describe('restoration', () => {
  it('is what of a service is not as its stack has it', async () => {
    const live = {
      serviceArn: SERVICE,
      status: 'ACTIVE',
      desiredCount: 3,
      taskDefinition: definition(2),
    };
    const { context, drift, signals } = read(live);
    expect(await drift).toEqual([
      { subject: 'desiredCount', live: '3', stack: '2' },
    ]);
    expect(signals).toEqual([context.signal]);
    expect(await read({ ...live, desiredCount: 2 }).drift).toEqual([]);
  });

  it.each<[object[], string]>([
    [[], 'does not exist'],
    [[{ serviceArn: SERVICE, status: 'INACTIVE' }], 'is INACTIVE'],
    [[{ serviceArn: SERVICE, status: 'DRAINING' }], 'is DRAINING'],
  ])('is not possible of %j', async (services, state) => {
    const error: any = await read(...services).drift.catch(caught => caught);
    expect(error.report).toEqual({
      failed:
        'orders: the stack is as requested, but its service is not there.',
      why: `service ${SERVICE} ${state}, and CloudFormation does not notice that`,
      evidence: [],
      now: 'stack orders is unchanged, and nothing answers',
      next: 'delete the API and deploy it again',
    });
  });
});
