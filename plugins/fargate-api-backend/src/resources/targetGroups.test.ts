import { Observed } from '@fargate-api/backstage-plugin-fargate-api-common';
import { observationContext } from '../__testUtils__/observationContext';
import { ServiceFacts } from './service';
import {
  observeServiceGroups,
  observeTargetGroups,
  readableGroups,
} from './targetGroups';

const arnOf = (name: string) =>
  `arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/${name}/1`;

const serviceWith = (...targetGroups: ServiceFacts['targetGroups']) =>
  ({ value: { targetGroups } as ServiceFacts } as Observed<ServiceFacts>);

const denied = Object.assign(new Error('no'), { name: 'AccessDenied' });

/** Only the target group `good` can be read; its target is healthy. */
function setUp() {
  const send = jest.fn(async ({ constructor, input }: any) => {
    if (constructor.name === 'DescribeTargetGroupsCommand') {
      return {
        TargetGroups: [
          {
            TargetGroupArn: arnOf('good'),
            TargetGroupName: 'good',
            HealthCheckPath: '/health',
            VpcId: 'vpc-1',
          },
        ],
      };
    }
    if (input.TargetGroupArn !== arnOf('good')) {
      throw denied;
    }
    return {
      TargetHealthDescriptions: [
        { Target: { Id: '10.0.0.1' }, TargetHealth: { State: 'healthy' } },
      ],
    };
  });
  const context = observationContext({ elbv2: { send } });
  const observe = (service: Observed<ServiceFacts>) =>
    observeTargetGroups(
      context,
      service,
      observeServiceGroups(context, service),
    );
  return { context, observe };
}

describe('observeTargetGroups', () => {
  it('fails only the target group that cannot be read', async () => {
    const { value, failure } = await setUp().observe(
      serviceWith({ arn: arnOf('good') }, { arn: arnOf('bad') }),
    );
    expect(failure).toBeUndefined();
    expect(value).toMatchObject([
      {
        name: 'good',
        healthCheckPath: '/health',
        counts: { healthy: 1, unhealthy: 0 },
        targets: [{ address: '10.0.0.1', state: 'healthy' }],
      },
      { name: 'bad', targets: [], failure: { reason: 'denied' } },
    ]);
    expect(value![0]).not.toHaveProperty('alternateOf');
  });

  it('fails as a whole when no target group can be read', async () => {
    expect(
      await setUp().observe(serviceWith({ arn: arnOf('bad') })),
    ).toMatchObject({ failure: { reason: 'denied' } });
  });

  it('is empty for a service without target groups', async () => {
    expect(await setUp().observe(serviceWith())).toEqual({ value: [] });
  });

  it('contains the name of the alternate target group', async () => {
    const { value } = await setUp().observe(
      serviceWith({ arn: arnOf('good'), alternateOf: arnOf('blue') }),
    );
    expect(value![0].alternateOf).toBe('blue');
  });
});

describe('readableGroups', () => {
  const read = async (...names: string[]) => {
    const service = serviceWith(...names.map(name => ({ arn: arnOf(name) })));
    return readableGroups(await observeServiceGroups(setUp().context, service));
  };

  it('omits the target groups that could not be read', async () => {
    expect((await read('bad', 'good')).value).toEqual([
      {
        name: 'good',
        healthCheckPath: '/health',
        loadBalancerArns: [],
        vpcId: 'vpc-1',
      },
    ]);
  });

  it('fails when none could be read', async () => {
    expect(await read('bad')).toMatchObject({
      failure: { reason: 'not-found', kind: 'target-group-missing' },
    });
  });
});
