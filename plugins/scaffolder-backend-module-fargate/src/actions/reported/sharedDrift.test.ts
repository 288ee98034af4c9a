import {
  DescribeSecurityGroupsCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import {
  DeleteRuleCommand,
  ModifyRuleCommand,
  SetRulePrioritiesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { requestAt } from '../../__testUtils__/requestAt';
import { TestBench } from '../../__testUtils__/TestBench';

const owner = 'group:default/team-a';
const nginx = 'public.ecr.aws/docker/library/nginx:1.27';

jest.setTimeout(120_000);

describe('what is changed behind the stack of an API with a shared load balancer', () => {
  let bench: TestBench;
  let clients: FargateClients;
  let stacks: object;
  let count = 0;
  let name: string;
  let outputs: Record<string, any>;

  beforeAll(async () => {
    bench = await TestBench.start();
    bench.stride = 12;
    clients = await bench.clients();
    const environment = await bench.run('fargate:environment:deploy', {
      target: 'dev',
      name: 'dev',
      owner,
    });
    const zone = await bench.run('fargate:dns-zone:deploy', {
      target: 'dev',
      domainName: 'acme.com',
      owner,
    });
    stacks = {
      environmentStackArn: environment.outputs.stackArn,
      zoneStackArn: zone.outputs.stackArn,
    };
    bench.addStackEntity('resource:default/dev', environment.outputs.stackArn);
  });
  afterAll(() => bench.close());

  beforeEach(async () => {
    count++;
    name = `api-${count}`;
    ({ outputs } = await bench.run(
      'fargate:shared-api:deploy',
      { ...stacks, name, owner, image: nginx, desiredCount: 1 },
      { taskId: bench.newTaskId() },
    ));
    bench.addStackEntity(`api:default/${name}`, outputs.stackArn);
  });

  const update = (changes: object) =>
    bench.run(
      'fargate:api:update',
      { entityRef: `api:default/${name}`, ...changes },
      { taskId: bench.newTaskId() },
    );

  /** Refused with a text, and nothing changed. */
  async function refused(text: string) {
    const before = await bench.resources();
    await expect(update({ image: `${nginx}.1` })).rejects.toThrow(text);
    expect(await bench.resources()).toEqual(before);
    expect(await bench.stackStatus(name)).toBe('CREATE_COMPLETE');
  }

  it('refuses an update where the rule was deleted', async () => {
    await clients.elbv2.send(
      new DeleteRuleCommand({ RuleArn: outputs.listenerRuleArn }),
    );
    await refused(
      'The rule of the shared load balancer does not exist, so no request arrives. To repair it, delete the API and deploy it again.',
    );
  });

  it('refuses an update where the rule no longer forwards to the tasks, and takes it once that is repaired', async () => {
    const modify = (action: object) =>
      clients.elbv2.send(
        new ModifyRuleCommand({
          RuleArn: outputs.listenerRuleArn,
          Actions: [action as { Type: 'forward' }],
        }),
      );
    await modify({
      Type: 'fixed-response',
      FixedResponseConfig: { StatusCode: '503' },
    });
    await refused(
      'The rule of the shared load balancer does not forward to the target group of the API. To repair it, change it back with aws elbv2 modify-rule --rule-arn',
    );
    await modify({ Type: 'forward', TargetGroupArn: outputs.targetGroupArn });
    expect((await update({ image: `${nginx}.1` })).outputs.changed).toBe(true);
  });

  it('refuses an update where the tasks no longer admit the load balancer', async () => {
    const { outputs: made } = (await bench.describe(name))!;
    const GroupId = made.ServiceSecurityGroupId;
    const { SecurityGroups } = await clients.ec2.send(
      new DescribeSecurityGroupsCommand({ GroupIds: [GroupId] }),
    );
    await clients.ec2.send(
      new RevokeSecurityGroupIngressCommand({
        GroupId,
        IpPermissions: SecurityGroups![0].IpPermissions,
      }),
    );
    await refused(`Security group ${GroupId} of the tasks does not allow`);
  });

  it('updates one whose priority somebody moved, and keeps the priority', async () => {
    await clients.elbv2.send(
      new SetRulePrioritiesCommand({
        RulePriorities: [{ RuleArn: outputs.listenerRuleArn, Priority: 7 }],
      }),
    );
    await update({ image: `${nginx}.1` });
    expect((await requestAt(bench.simulator, outputs.endpoint))[0]).toBe(200);
  });
});
