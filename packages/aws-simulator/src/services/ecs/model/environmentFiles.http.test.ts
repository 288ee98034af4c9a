import { ServiceBench } from '../../../__testUtils__/ServiceBench';
import { Iam } from '../../iam/model/Iam';
import { createRole } from '../../iam/model/roles';
import { createBucket } from '../../s3/model/buckets';
import { putObject } from '../../s3/model/objects';

const NEEDS_ENV = 'public.ecr.aws/fargate-api/needs-env:1';
const FAILED =
  'ResourceInitializationError: failed to download env files: file download command: non empty error stream: ';

describe('environment files', () => {
  let bench: ServiceBench;

  beforeEach(async () => {
    bench = await ServiceBench.ready();
    bench.executionRoleArn = 'arn:aws:iam::111122223333:role/execution';
    const bucket = createBucket(bench.region, 'settings');
    const put = (key: string, text: string) =>
      putObject(bench.world, bucket, {
        key,
        body: Buffer.from(text),
        contentType: 'text/plain',
      });
    put('full.env', '# of orders\nDATABASE_URL=postgres://a=b\n\nX\n');
    put('empty.env', 'DATABASE_URL=\n');
  });

  const allow = (Resource: string) => {
    const role = createRole(bench.region.account.service(Iam), {
      name: 'execution',
      partition: 'aws',
      assumeRolePolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'ecs-tasks.amazonaws.com' },
            Action: 'sts:AssumeRole',
          },
        ],
      },
    });
    role.inlinePolicies.set('files', {
      Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource }],
    });
  };
  const file = (name: string) => ({
    type: 's3' as const,
    value: `arn:aws:s3:::settings/${name}`,
  });
  const start = async (...names: string[]) => {
    await bench.createService(NEEDS_ENV, {
      desiredCount: 1,
      taskDefinition: await bench.define(NEEDS_ENV, {
        environmentFiles: names.map(file),
      }),
    });
    await bench.clock.advance(60);
  };
  const stoppedReason = async () => {
    const [{ stoppedReason: reason }] = await bench.tasks('STOPPED');
    return reason;
  };

  it('give a container its variables', async () => {
    allow('arn:aws:s3:::settings/*');
    await start('full.env');
    expect(await bench.tasks('RUNNING')).toMatchObject([
      { lastStatus: 'RUNNING' },
    ]);
    expect(await bench.tasks('STOPPED')).toEqual([]);
  });

  it('count in their order', async () => {
    allow('*');
    await start('empty.env', 'full.env');
    expect(await stoppedReason()).toBe('Essential container in task exited');
  });

  it.each([
    ['none.env', '*', 'NoSuchKey: The specified key does not exist.'],
    ['full.env', 'arn:aws:s3:::settings/other.env', 'AccessDenied: '],
  ])(
    'stop a task that cannot read %s with the right to %s',
    async (name, resource, reason) => {
      allow(resource);
      await start(name);
      expect(await stoppedReason()).toContain(
        `${FAILED}service call has been retried 1 time(s): ${reason}`,
      );
    },
  );

  it('stop a task whose role is not there', async () => {
    await start('full.env');
    expect(await stoppedReason()).toContain(
      'ECS was unable to assume the role',
    );
  });

  it('stop a task that does not reach S3', async () => {
    bench = await ServiceBench.ready({ nat: false });
    allow('*');
    await bench.createService(NEEDS_ENV, {
      taskDefinition: await bench.define(NEEDS_ENV, {
        environmentFiles: [file('full.env')],
      }),
    });
    await bench.clock.advance(300);
    expect(await stoppedReason()).toContain(`${FAILED}RequestCanceled`);
  });

  it('are objects whose name ends with .env', async () => {
    await expect(
      bench.define(NEEDS_ENV, { environmentFiles: [file('full.txt')] }),
    ).rejects.toMatchObject({
      name: 'ClientException',
      message: expect.stringContaining('whose name ends with .env'),
    });
  });
});
