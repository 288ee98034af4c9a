import {
  AddListenerCertificatesCommand,
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateRuleCommand,
  CreateRuleCommandInput,
  CreateTargetGroupCommand,
  DeleteRuleCommand,
  DescribeRulesCommand,
  ElasticLoadBalancingV2Client,
  ModifyRuleCommand,
  SetRulePrioritiesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { services } from '../..';
import { DispatchingHandler } from '../../../__testUtils__/DispatchingHandler';
import { Acm } from '../../acm/model/Acm';
import { requestCertificate } from '../../acm/model/requestCertificate';
import { Ec2 } from '../../ec2/model/Ec2';
import { createSubnet } from '../../ec2/model/subnets';
import { createVpc } from '../../ec2/model/vpcs';

const NOT_FOUND = {
  Type: 'fixed-response',
  FixedResponseConfig: { StatusCode: '404' },
} as const;

/** A listener for HTTPS, whose default action is a fixed response. */
class Bench {
  readonly #handler = new DispatchingHandler([...services.values()]);
  readonly #region = this.#handler.world
    .account('111122223333')
    .region('eu-west-1');
  readonly elb = new ElasticLoadBalancingV2Client({
    region: 'eu-west-1',
    credentials: { accessKeyId: '111122223333', secretAccessKey: 'x' },
    requestHandler: this.#handler,
    maxAttempts: 1,
  });
  readonly #vpcId = createVpc(this.#region.service(Ec2), {
    cidrBlock: '10.0.0.0/16',
  }).id;
  #groups = 0;

  async listen(): Promise<[listenerArn: string, loadBalancerArn: string]> {
    const Subnets = ['a', 'b'].map(
      (zone, i) =>
        createSubnet(this.#region.service(Ec2), {
          vpcId: this.#vpcId,
          cidrBlock: `10.0.${i}.0/24`,
          availabilityZone: `eu-west-1${zone}`,
        }).id,
    );
    const { LoadBalancers } = await this.elb.send(
      new CreateLoadBalancerCommand({
        Name: 'shared',
        Scheme: 'internal',
        Subnets,
      }),
    );
    const { LoadBalancerArn } = LoadBalancers![0];
    const { Listeners } = await this.elb.send(
      new CreateListenerCommand({
        LoadBalancerArn,
        Port: 443,
        Protocol: 'HTTPS',
        Certificates: [{ CertificateArn: this.certificate('acme.com') }],
        DefaultActions: [NOT_FOUND],
      }),
    );
    return [Listeners![0].ListenerArn!, LoadBalancerArn!];
  }

  certificate(DomainName: string): string {
    const one = requestCertificate(this.#region.service(Acm), { DomainName });
    one.status = 'ISSUED';
    return one.arn;
  }

  async group(): Promise<string> {
    const { TargetGroups } = await this.elb.send(
      new CreateTargetGroupCommand({
        Name: `api-${++this.#groups}`,
        Protocol: 'HTTP',
        Port: 80,
        VpcId: this.#vpcId,
        TargetType: 'ip',
      }),
    );
    return TargetGroups![0].TargetGroupArn!;
  }
}

describe('rules of a listener', () => {
  let bench: Bench;
  let ListenerArn: string;
  let loadBalancerArn: string;

  beforeEach(async () => {
    bench = new Bench();
    [ListenerArn, loadBalancerArn] = await bench.listen();
  });

  /** @returns the ARN of a new rule. */
  async function create(
    Priority: number,
    input: Partial<CreateRuleCommandInput> = {},
  ): Promise<string> {
    const { Rules } = await bench.elb.send(
      new CreateRuleCommand({
        ListenerArn,
        Priority,
        Conditions: [
          { Field: 'host-header', Values: [`a${Priority}.acme.com`] },
        ],
        Actions: [NOT_FOUND],
        ...input,
      }),
    );
    return Rules![0].RuleArn!;
  }

  async function priorities() {
    const { Rules } = await bench.elb.send(
      new DescribeRulesCommand({ ListenerArn }),
    );
    return Rules!.map(({ Priority }) => Priority);
  }

  const forwardTo = async () =>
    [{ Type: 'forward', TargetGroupArn: await bench.group() }] as const;

  it('are listed by priority, the default one last, with both forms of their values', async () => {
    await create(20);
    await create(3, {
      Conditions: [
        {
          Field: 'path-pattern',
          PathPatternConfig: { Values: ['/a', '/a/*'] },
        },
        {
          Field: 'http-header',
          HttpHeaderConfig: { HttpHeaderName: 'X-A', Values: ['1'] },
        },
      ],
    });
    const { Rules } = await bench.elb.send(
      new DescribeRulesCommand({ ListenerArn }),
    );
    expect(
      Rules!.map(({ Priority, Conditions, IsDefault }) => ({
        Priority,
        Conditions,
        IsDefault,
      })),
    ).toEqual([
      {
        Priority: '3',
        IsDefault: false,
        Conditions: [
          {
            Field: 'path-pattern',
            PathPatternConfig: { Values: ['/a', '/a/*'] },
            Values: ['/a', '/a/*'],
          },
          {
            Field: 'http-header',
            HttpHeaderConfig: { HttpHeaderName: 'X-A', Values: ['1'] },
            Values: [],
          },
        ],
      },
      {
        Priority: '20',
        IsDefault: false,
        Conditions: [
          {
            Field: 'host-header',
            HostHeaderConfig: { Values: ['a20.acme.com'] },
            Values: ['a20.acme.com'],
          },
        ],
      },
      { Priority: 'default', IsDefault: true, Conditions: [] },
    ]);
  });

  it.each([{}, { both: true }])(
    'are asked for by their listener or their ARNs: %j',
    async ({ both }: { both?: boolean }) => {
      const rule = await create(1);
      await expect(
        bench.elb.send(
          new DescribeRulesCommand(
            both ? { ListenerArn, RuleArns: [rule] } : {},
          ),
        ),
      ).rejects.toMatchObject({ name: 'ValidationError' });
    },
  );

  it('do not share a priority', async () => {
    const inUse = {
      name: 'PriorityInUseException',
      message: "Priority '7' is currently in use",
    };
    const first = await create(7);
    await expect(create(7)).rejects.toMatchObject(inUse);
    const other = await create(8);
    const move = (...to: [RuleArn: string, Priority: number][]) =>
      bench.elb.send(
        new SetRulePrioritiesCommand({
          RulePriorities: to.map(([RuleArn, Priority]) => ({
            RuleArn,
            Priority,
          })),
        }),
      );
    await expect(move([other, 7])).rejects.toMatchObject(inUse);
    await expect(move([first, 9], [other, 9])).rejects.toMatchObject({
      ...inUse,
      message: "Priority '9' is currently in use",
    });
    expect(await priorities()).toEqual(['7', '8', 'default']);
    // Two exchange theirs at once.
    await move([first, 8], [other, 7]);
    const { Rules } = await bench.elb.send(
      new DescribeRulesCommand({ RuleArns: [first, other] }),
    );
    expect(Rules!.map(({ Priority }) => Priority)).toEqual(['8', '7']);
    await expect(move([`${first}0`, 1])).rejects.toMatchObject({
      name: 'RuleNotFoundException',
    });
  });

  it('are 100 at most', async () => {
    for (let priority = 1; priority <= 100; priority++) {
      await create(priority);
    }
    await expect(create(101)).rejects.toMatchObject({
      name: 'TooManyRulesException',
      message: `The maximum number of rules on load balancer ${loadBalancerArn} has been reached`,
    });
    const { Rules } = await bench.elb.send(
      new DescribeRulesCommand({ ListenerArn, PageSize: 1 }),
    );
    await bench.elb.send(new DeleteRuleCommand({ RuleArn: Rules![0].RuleArn }));
    await create(101);
  });

  it('forward to 100 target groups at most, also after a change', async () => {
    const tooMany = {
      name: 'TooManyUniqueTargetGroupsPerLoadBalancerException',
      message:
        "You have reached the maximum number of unique target groups that you can associate with a load balancer of type 'application': [100]",
    };
    const rules: string[] = [];
    for (let priority = 1; priority <= 99; priority++) {
      rules.push(await create(priority, { Actions: [...(await forwardTo())] }));
    }
    const weighted = async () => [
      {
        Type: 'forward' as const,
        ForwardConfig: {
          TargetGroups: [
            { TargetGroupArn: await bench.group(), Weight: 1 },
            { TargetGroupArn: await bench.group(), Weight: 1 },
          ],
        },
      },
    ];
    await expect(
      create(100, { Actions: await weighted() }),
    ).rejects.toMatchObject(tooMany);
    const change = async (RuleArn: string) =>
      bench.elb.send(
        new ModifyRuleCommand({ RuleArn, Actions: await weighted() }),
      );
    await change(rules[0]);
    await expect(change(rules[1])).rejects.toMatchObject(tooMany);
  });

  it('have 25 certificates at most beside the default one', async () => {
    const add = (name: string) =>
      bench.elb.send(
        new AddListenerCertificatesCommand({
          ListenerArn,
          Certificates: [{ CertificateArn: bench.certificate(name) }],
        }),
      );
    for (let i = 1; i <= 25; i++) {
      await add(`a${i}.acme.com`);
    }
    await expect(add('a26.acme.com')).rejects.toMatchObject({
      name: 'TooManyCertificatesException',
      message: 'The maximum number of certificates has been reached',
    });
  });
});
