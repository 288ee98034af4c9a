import { ListRolePoliciesCommand } from '@aws-sdk/client-iam';
import { DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import { DescribeLoadBalancerAttributesCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { LOG_BUCKET, logDestinations } from '../__testUtils__/logDestinations';
import { TestBench } from '../__testUtils__/TestBench';

const owner = 'group:default/team-a';
const IMAGE = 'public.ecr.aws/docker/library/nginx:1.27';

jest.setTimeout(120_000);

describe('the safety options of an API', () => {
  let bench: TestBench;
  let environmentStackArn: string;

  beforeAll(async () => {
    bench = await TestBench.start(
      {},
      { defaults: { deletionProtection: true, accessLogsBucket: LOG_BUCKET } },
    );
    const { outputs } = await bench.run('fargate:environment:deploy', {
      target: 'dev',
      name: 'dev',
      owner,
    });
    environmentStackArn = outputs.stackArn;
  });
  afterAll(() => bench.close());

  let run = 0;
  const start = (action: string, input: object, options = {}) =>
    bench.run(action, input as any, { taskId: `task-${run++}`, ...options });
  const deploy = async (name: string, input: object = {}, options = {}) => {
    const result = await start(
      'fargate:public-api:deploy',
      { name, owner, environmentStackArn, image: IMAGE, ...input },
      options,
    );
    bench.addStackEntity(`api:default/${name}`, result.outputs.stackArn);
    return result;
  };
  const update = (name: string, input: object) =>
    start('fargate:api:update', { entityRef: `api:default/${name}`, ...input });
  const attributes = async (name: string) => {
    const { elbv2 } = await bench.clients();
    const { LoadBalancerArn } = (await bench.describe(name))!.outputs;
    const { Attributes } = await elbv2.send(
      new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn }),
    );
    return Object.fromEntries(
      Attributes!.map(({ Key, Value }) => [Key, Value]),
    );
  };

  it('refuses a bucket that load balancers cannot write to before anything is made', async () => {
    await expect(deploy('refused')).rejects.toThrow(
      'accessLogsBucket: there is no bucket acme-access-logs.',
    );
    await logDestinations(bench, { Service: 'ec2.amazonaws.com' });
    const mark = bench.callCount();
    await expect(deploy('refused')).rejects.toThrow(
      'accessLogsBucket: the policy of bucket acme-access-logs does not let load balancers write to it, so AWS would say "Access Denied for bucket: acme-access-logs. Please check S3bucket permission".',
    );
    expect(bench.changingCalls({ since: mark })).toEqual([]);
    const { cloudFormation } = await bench.clients();
    await cloudFormation.send(
      new DeleteStackCommand({ StackName: 'log-destinations' }),
    );
    await bench.simulator.clock.advance(600);
    await logDestinations(bench);
  });

  it('takes what the target has as defaults, and what a deployment says instead', async () => {
    await deploy('orders');
    expect(await attributes('orders')).toMatchObject({
      'access_logs.s3.enabled': 'true',
      'access_logs.s3.bucket': LOG_BUCKET,
      'deletion_protection.enabled': 'true',
    });
    await deploy('plain', {
      accessLogsBucket: 'none',
      deletionProtection: false,
    });
    expect(await attributes('plain')).toMatchObject({
      'access_logs.s3.enabled': 'false',
      'deletion_protection.enabled': 'false',
    });
  });

  it('protects an API once it is healthy, so that a failed one can be rolled back', async () => {
    await expect(
      deploy('broken', {
        image: 'public.ecr.aws/fargate-api/needs-env:1',
      }),
    ).rejects.toThrow(/container broken exited/);
    expect(await bench.stackStatus('broken')).toBeUndefined();
    const { log } = await deploy('later');
    const at = (text: RegExp) => log.findIndex(line => text.test(line));
    expect(at(/2\/2 healthy/)).toBeGreaterThan(-1);
    expect(at(/protecting it against deletion/)).toBeGreaterThan(
      at(/2\/2 healthy/),
    );
  });

  it('deletes a protected API only after an update that says so', async () => {
    await deploy('kept');
    const deletion = () =>
      start('fargate:stack:delete', {
        entityRef: 'api:default/kept',
        confirm: 'kept',
      });
    await expect(deletion()).rejects.toThrow(
      /has deletion protection enabled.*update the API with deletionProtection: false/s,
    );
    const { log } = await update('kept', { deletionProtection: false });
    expect(log.join('\n')).toMatch('deletion_protection.enabled true → false');
    await deletion();
    expect(await bench.stackStatus('kept')).toBeUndefined();
  });

  it('turns access logs off in an update', async () => {
    await deploy('logged');
    await update('logged', { accessLogsBucket: 'none' });
    expect(await attributes('logged')).toMatchObject({
      'access_logs.s3.enabled': 'false',
    });
  });

  it('runs commands in containers only where the agent can write', async () => {
    const readOnly = { container: { readonlyRootFilesystem: true } };
    const refusal =
      'executeCommand: does not work with container.readonlyRootFilesystem, because the agent of ECS Exec writes to the file system. Turn one of them off.';
    await expect(
      deploy('exec', { executeCommand: true, ...readOnly }),
    ).rejects.toThrow(refusal);
    await deploy('exec', {
      executeCommand: true,
      accessLogsBucket: 'none',
      deletionProtection: false,
    });
    await expect(update('exec', readOnly)).rejects.toThrow(refusal);
    await update('exec', { executeCommand: false, ...readOnly });
    await expect(update('exec', { executeCommand: true })).rejects.toThrow(
      refusal,
    );
  });

  it('leaves nothing of the permissions for commands once they are off', async () => {
    await deploy('commands', {
      executeCommand: true,
      accessLogsBucket: 'none',
      deletionProtection: false,
    });
    const { iam } = await bench.clients();
    const policies = async () =>
      (
        await iam.send(
          new ListRolePoliciesCommand({
            RoleName: (await bench.describe(
              'commands',
            ))!.outputs.TaskRoleArn.split('/').pop(),
          }),
        )
      ).PolicyNames;
    expect(await policies()).toEqual(['ecs-exec']);
    await update('commands', { executeCommand: false });
    expect(await policies()).toEqual([]);
    await start('fargate:stack:delete', {
      entityRef: 'api:default/commands',
    });
    expect(await bench.stackStatus('commands')).toBeUndefined();
  });

  it('filters requests by a web ACL that the target allows, and by no other', async () => {
    const { WebAclArn } = (await bench.describe('log-destinations'))!.outputs;
    const plain = { accessLogsBucket: 'none', deletionProtection: false };
    const mark = bench.callCount();
    await expect(
      deploy('filtered', {
        ...plain,
        webAclArn: WebAclArn.replace('webacl/api-filter', 'webacl/other'),
      }),
    ).rejects.toThrow(
      /^webAclArn: target dev does not let APIs have .*webacl\/other\/.* It lists arn:aws:wafv2:\*:.* An administrator can add to webAclArns under fargateApi\.targets\.$/,
    );
    expect(bench.changingCalls({ since: mark })).toEqual([]);

    await deploy('filtered', { ...plain, webAclArn: WebAclArn });
    const association = async () =>
      (await bench.resourcesOf('filtered')).find(id => id.includes(':wafv2:'));
    expect(await association()).toMatch(
      new RegExp(`:loadbalancer/app/.*\\|${WebAclArn}$`),
    );
    await update('filtered', { webAclArn: 'none' });
    expect(await association()).toBeUndefined();
  });
});
