import { Task } from '@aws-sdk/client-ecs';
import {
  BenchOptions,
  ServiceBench,
} from '../../../__testUtils__/ServiceBench';
import { createRole } from '../../iam/model/roles';
import { Iam } from '../../iam/model/Iam';
import { Logs } from '../../logs/model/Logs';
import { SecretsManager } from '../../secretsmanager/model/SecretsManager';
import { Secret } from '../../secretsmanager/model/types';
import { Ssm } from '../../ssm/model/Ssm';

const IMAGE = 'public.ecr.aws/fargate-api/needs-env:1';
const VALUE = 'hunter2';
const PARAMETER = 'arn:aws:ssm:eu-west-1:111122223333:parameter/orders/db';
const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1234';

const FAILED =
  'ResourceInitializationError: unable to pull secrets or registry auth: ';
const ASM = `${FAILED}execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): `;
const SSM = `${FAILED}execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): `;

/** A bench with an execution role, a secret and two parameters. */
class SecretBench {
  static async ready(options?: BenchOptions) {
    return new SecretBench(await ServiceBench.ready(options));
  }

  readonly secret: Secret;

  constructor(readonly bench: ServiceBench) {
    this.secret = this.secretsIn('eu-west-1').create({
      name: 'orders/db',
      SecretString: JSON.stringify({ url: VALUE, port: 5432 }),
    });
    this.putParameter('/orders/db', VALUE);
  }

  secretsIn(region: string, accountId = '111122223333') {
    return this.bench.world
      .account(accountId)
      .region(region)
      .service(SecretsManager);
  }

  putParameter(Name: string, Value: string, KeyId?: string) {
    this.bench.region
      .service(Ssm)
      .put({ Name, Value, Type: 'SecureString', KeyId }, 'somebody');
  }

  /** Creates the role `execution`, which allows reading unless told otherwise. */
  allow(
    statement: object = {
      Action: ['secretsmanager:GetSecretValue', 'ssm:GetParameters'],
      Resource: '*',
    },
    trust: object = {},
  ) {
    const role = createRole(this.bench.region.account.service(Iam), {
      name: 'execution',
      partition: 'aws',
      assumeRolePolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'ecs-tasks.amazonaws.com' },
            Action: 'sts:AssumeRole',
            Condition: {
              ArnLike: {
                'aws:SourceArn': 'arn:aws:ecs:eu-west-1:111122223333:*',
              },
              StringEquals: { 'aws:SourceAccount': '111122223333' },
            },
            ...trust,
          },
        ],
      },
    });
    role.inlinePolicies.set('read', {
      Statement: [{ Effect: 'Allow', ...statement }],
    });
    return role;
  }

  /** Runs a service with `DATABASE_URL` from a reference, until its first task runs or stops. */
  async run(
    valueFrom: string,
    seconds = 120,
    executionRole = 'arn:aws:iam::111122223333:role/execution',
  ): Promise<Task> {
    const { bench } = this;
    bench.executionRoleArn = executionRole;
    await bench.createService(IMAGE, {
      desiredCount: 1,
      taskDefinition: await bench.define(IMAGE, {
        secrets: [{ name: 'DATABASE_URL', valueFrom }],
      }),
    });
    await bench.clock.advance(seconds);
    const stopped = await bench.tasks('STOPPED');
    return stopped[0] ?? (await bench.tasks('RUNNING'))[0];
  }

  /**
   * The reason why the first task failed to start, with short names for
   * generated ids.
   *
   * @throws Error if it ran, or shows the value of a secret
   */
  async stoppedReason(valueFrom: string, seconds?: number): Promise<string> {
    const task = await this.run(valueFrom, seconds);
    const { stopCode, stoppedReason = '', startedAt } = task;
    if (stopCode !== 'TaskFailedToStart' || startedAt) {
      throw new Error(`The task was not to start: ${stopCode}`);
    }
    if (JSON.stringify(task).includes(VALUE)) {
      throw new Error('The task shows the value of a secret');
    }
    return stoppedReason
      .replace(/[0-9a-f-]{36}/g, 'request')
      .replace(/[0-9a-f]{32}/g, 'task');
  }
}

const USER = 'arn:aws:sts::111122223333:assumed-role/execution/task';

describe('secrets of a container', () => {
  it.each<[string, (bench: SecretBench) => string]>([
    ['a parameter by name', () => '/orders/db'],
    ['a parameter by ARN', () => PARAMETER],
    ['a version of a parameter', () => `${PARAMETER}:1`],
    ['a secret', ({ secret }) => secret.arn],
    ['a secret without its suffix', ({ secret }) => secret.arn.slice(0, -7)],
    ['a JSON key', ({ secret }) => `${secret.arn}:url::`],
    ['a number', ({ secret }) => `${secret.arn}:port::`],
    [
      'a staging label and a version',
      ({ secret }) =>
        `${secret.arn}:url:AWSCURRENT:${[...secret.versions.keys()][0]}`,
    ],
    [
      'another Region',
      bench =>
        bench.secretsIn('us-east-1').create({ name: 'far', SecretString: 'x' })
          .arn,
    ],
  ])('are read from %s', async (_, reference) => {
    const bench = await SecretBench.ready();
    bench.allow();
    const task = await bench.run(reference(bench));
    expect(task).toMatchObject({ lastStatus: 'RUNNING' });
    expect(JSON.stringify(task)).not.toContain(VALUE);
    const { streams } = bench.bench.region.service(Logs).group('api');
    expect(
      [...streams.values()].flatMap(({ events }) =>
        events.map(({ message }) => message),
      ),
    ).toEqual(['connected', 'server started']);
  });

  it.each<[string, string, (bench: SecretBench) => string]>([
    [
      'a secret that is missing',
      `${ASM}failed to fetch secret arn:aws:secretsmanager:eu-west-1:111122223333:secret:other from secrets manager: operation error Secrets Manager: GetSecretValue, https response error StatusCode: 400, RequestID: request, ResourceNotFoundException: Secrets Manager can't find the specified secret.`,
      () => 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:other',
    ],
    [
      'a secret without a value',
      `${ASM}failed to fetch secret arn:aws:secretsmanager:eu-west-1:111122223333:secret:empty from secrets manager: operation error Secrets Manager: GetSecretValue, https response error StatusCode: 400, RequestID: request, ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: AWSCURRENT`,
      bench => {
        bench.secretsIn('eu-west-1').create({ name: 'empty' });
        return 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:empty';
      },
    ],
    [
      'a secret that is to be deleted',
      `${ASM}failed to fetch secret arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders/db from secrets manager: operation error Secrets Manager: GetSecretValue, https response error StatusCode: 400, RequestID: request, InvalidRequestException: You can't perform this operation on the secret because it was marked for deletion.`,
      bench => {
        bench.secretsIn('eu-west-1').scheduleDeletion(bench.secret);
        return 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders/db';
      },
    ],
    [
      'a secret that is in another Region',
      `${ASM}failed to fetch secret arn:aws:secretsmanager:us-east-1:111122223333:secret:orders/db from secrets manager: operation error Secrets Manager: GetSecretValue, https response error StatusCode: 400, RequestID: request, ResourceNotFoundException: Secrets Manager can't find the specified secret.`,
      () => 'arn:aws:secretsmanager:us-east-1:111122223333:secret:orders/db',
    ],
    [
      'a secret of another account',
      `${ASM}failed to fetch secret arn:aws:secretsmanager:eu-west-1:444455556666:secret:orders/db from secrets manager: operation error Secrets Manager: GetSecretValue, https response error StatusCode: 400, RequestID: request, api error AccessDeniedException: User: ${USER} is not authorized to perform: secretsmanager:GetSecretValue on resource: arn:aws:secretsmanager:eu-west-1:444455556666:secret:orders/db because no resource-based policy allows the secretsmanager:GetSecretValue action`,
      bench => {
        bench
          .secretsIn('eu-west-1', '444455556666')
          .create({ name: 'orders/db', SecretString: VALUE });
        return 'arn:aws:secretsmanager:eu-west-1:444455556666:secret:orders/db';
      },
    ],
    [
      'a JSON key that is missing',
      `${ASM}retrieved secret from Secrets Manager did not contain json key password`,
      ({ secret }) => `${secret.arn}:password::`,
    ],
    [
      'a JSON key of a text',
      `${ASM}invalid character '*' looking for beginning of value`,
      bench =>
        `${
          bench
            .secretsIn('eu-west-1')
            .create({ name: 'text', SecretString: VALUE }).arn
        }:url::`,
    ],
    [
      'a JSON key of a number',
      `${ASM}json: cannot unmarshal number into Go value of type map[string]interface {}`,
      bench =>
        `${
          bench
            .secretsIn('eu-west-1')
            .create({ name: 'pin', SecretString: '7' }).arn
        }:url::`,
    ],
    [
      'an ARN in another form',
      `${FAILED}execution resource retrieval failed: unable to retrieve secret from asm: trying to retrieve secret with value arn:aws:secretsmanager:eu-west-1:111122223333:secret:a:b resulted in error: an invalid ARN format for the AWS Secrets Manager secret was specified. Specify a valid ARN and try again.`,
      () => 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:a:b',
    ],
    [
      'a parameter that is missing',
      `${SSM}invalid ssm parameters: /orders/other`,
      () => '/orders/other',
    ],
    [
      'a version that is missing',
      `${SSM}invalid ssm parameters: ${PARAMETER}:9`,
      () => `${PARAMETER}:9`,
    ],
  ])('stop the task if they name %s', async (_, reason, reference) => {
    const bench = await SecretBench.ready();
    bench.allow();
    expect(await bench.stoppedReason(reference(bench))).toBe(reason);
  });

  it.each<[string, string, object, (bench: SecretBench) => string]>([
    [
      'the secret',
      `${ASM}failed to fetch secret {secret} from secrets manager: operation error Secrets Manager: GetSecretValue, https response error StatusCode: 400, RequestID: request, api error AccessDeniedException: User: ${USER} is not authorized to perform: secretsmanager:GetSecretValue on resource: {secret} because no identity-based policy allows the secretsmanager:GetSecretValue action`,
      { Action: 'ssm:GetParameters', Resource: '*' },
      ({ secret }) => secret.arn,
    ],
    [
      'this secret',
      `${ASM}failed to fetch secret {secret} from secrets manager: operation error Secrets Manager: GetSecretValue, https response error StatusCode: 400, RequestID: request, api error AccessDeniedException: User: ${USER} is not authorized to perform: secretsmanager:GetSecretValue on resource: {secret} with an explicit deny in an identity-based policy`,
      { Effect: 'Deny', Action: '*', Resource: '*' },
      ({ secret }) => secret.arn,
    ],
    [
      'the parameter',
      `${SSM}operation error SSM: GetParameters, https response error StatusCode: 400, RequestID: request, api error AccessDeniedException: User: ${USER} is not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:eu-west-1:111122223333:parameter/orders/db because no identity-based policy allows the ssm:GetParameters action`,
      {
        Action: 'ssm:GetParameters',
        Resource: 'arn:aws:ssm:*:*:parameter/users/*',
      },
      () => '/orders/db',
    ],
    [
      'the key of the secret',
      `${ASM}failed to fetch secret {secret} from secrets manager: operation error Secrets Manager: GetSecretValue, https response error StatusCode: 400, RequestID: request, api error AccessDeniedException: Access to KMS is not allowed`,
      { Action: 'secretsmanager:GetSecretValue', Resource: '*' },
      ({ secret }) => {
        secret.kmsKeyId = KEY;
        return secret.arn;
      },
    ],
    [
      'the key of the parameter',
      `${SSM}operation error SSM: GetParameters, https response error StatusCode: 400, RequestID: request, api error AccessDeniedException: User: ${USER} is not authorized to perform: kms:Decrypt on resource: ${KEY} because no identity-based policy allows the kms:Decrypt action`,
      { Action: 'ssm:*', Resource: '*' },
      bench => {
        bench.putParameter('/orders/key', VALUE, KEY);
        return '/orders/key';
      },
    ],
  ])(
    'stop the task if its execution role may not use %s',
    async (_, reason, statement, reference) => {
      const bench = await SecretBench.ready();
      bench.allow(statement);
      expect(await bench.stoppedReason(reference(bench))).toBe(
        reason.replaceAll('{secret}', bench.secret.arn),
      );
    },
  );

  it.each([
    ['alias/orders', 'RUNNING'],
    ['alias/users', 'STOPPED'],
  ])(
    'are decrypted with a key that the role may use by its alias: %s',
    async (alias, lastStatus) => {
      const bench = await SecretBench.ready();
      bench.secret.kmsKeyId = 'alias/orders';
      const role = bench.allow();
      role.inlinePolicies.set('decrypt', {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'kms:Decrypt',
            Resource: 'arn:aws:kms:eu-west-1:111122223333:key/*',
            Condition: {
              'ForAnyValue:StringEquals': { 'kms:ResourceAliases': [alias] },
            },
          },
        ],
      });
      expect(await bench.run(bench.secret.arn, 60)).toMatchObject({
        lastStatus,
      });
    },
  );

  it('are decrypted with a key that the execution role may use', async () => {
    const bench = await SecretBench.ready();
    bench.secret.kmsKeyId = KEY;
    bench.allow({
      Action: ['secretsmanager:GetSecretValue', 'kms:Decrypt'],
      Resource: [bench.secret.arn, KEY],
      Condition: {
        StringEqualsIfExists: {
          'kms:ViaService': 'secretsmanager.eu-west-1.amazonaws.com',
          'kms:EncryptionContext:SecretARN': bench.secret.arn,
        },
      },
    });
    expect(await bench.run(bench.secret.arn)).toMatchObject({
      lastStatus: 'RUNNING',
    });
  });

  it('are read with an execution role that has only its short name', async () => {
    const bench = await SecretBench.ready();
    bench.allow({ Action: 'ssm:GetParameters', Resource: '*' });
    expect(await bench.run('/orders/db', 120, 'execution')).toMatchObject({
      lastStatus: 'RUNNING',
    });
  });

  it.each<[string, (bench: SecretBench) => unknown]>([
    ['does not exist', () => undefined],
    [
      'does not trust ECS',
      bench =>
        bench.allow(undefined, { Principal: { Service: 'ec2.amazonaws.com' } }),
    ],
    [
      'trusts it for other tasks only',
      bench =>
        bench.allow(undefined, {
          Condition: {
            ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:us-east-1:*:*' },
          },
        }),
    ],
  ])('stop the task if its execution role %s', async (_, prepare) => {
    const bench = await SecretBench.ready();
    prepare(bench);
    expect(await bench.stoppedReason('/orders/db')).toBe(
      "ECS was unable to assume the role 'arn:aws:iam::111122223333:role/execution' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.",
    );
  });

  it.each<[string, string, (bench: SecretBench) => string]>([
    [
      'Secrets Manager',
      `${FAILED}unable to retrieve secret from asm: There is a connection issue between the task and AWS Secrets Manager. Check your task network configuration. failed to fetch secret {secret} from secrets manager: operation error Secrets Manager: GetSecretValue, https response error StatusCode: 0, RequestID: , canceled, context deadline exceeded`,
      ({ secret }) => secret.arn,
    ],
    [
      'Systems Manager',
      `${FAILED}unable to retrieve secrets from ssm: The task cannot pull secrets from AWS Systems Manager. There is a connection issue between the task and AWS Systems Manager Parameter Store. Check your task network configuration. operation error SSM: GetParameters, https response error StatusCode: 0, RequestID: , canceled, context deadline exceeded`,
      () => '/orders/db',
    ],
  ])('stop the task without a route to %s', async (_, reason, reference) => {
    const bench = await SecretBench.ready({ nat: false });
    bench.allow();
    expect(await bench.stoppedReason(reference(bench), 300)).toBe(
      reason.replace('{secret}', bench.secret.arn),
    );
  });

  it.each<[string, RegExp, (bench: SecretBench) => string]>([
    ['leads to its Region', /^CannotPull/, ({ secret }) => secret.arn],
    [
      'leads to no other Region',
      /: There is a connection issue between the task and AWS Secrets Manager\./,
      () => 'arn:aws:secretsmanager:us-east-1:111122223333:secret:orders/db',
    ],
  ])('are read through an endpoint, which %s', async (_, reason, reference) => {
    const bench = await SecretBench.ready({ nat: false });
    bench.allow();
    bench.bench.addEndpoint('secretsmanager');
    await bench.bench.clock.advance(120);
    // The next thing that is missing is the way to the image.
    expect(await bench.stoppedReason(reference(bench), 300)).toMatch(reason);
  });

  it('let the next task start once they are set', async () => {
    const bench = await SecretBench.ready();
    bench.allow();
    const secrets = bench.secretsIn('eu-west-1');
    const empty = secrets.create({ name: 'empty' });
    expect(await bench.stoppedReason(empty.arn, 40)).toContain('AWSCURRENT');
    secrets.putValue(empty, { SecretString: VALUE });
    await bench.bench.clock.advance(600);
    expect(await bench.bench.targetHealth()).toEqual(['healthy']);
    const { events } = await bench.bench.service();
    expect(JSON.stringify(events)).not.toContain(VALUE);
  });
});

describe('credentials of a registry', () => {
  const PRIVATE = 'registry.fargate-api.example/private:1';

  const run = async (
    SecretString: string | undefined,
    statement?: object,
  ): Promise<Task> => {
    const secrets = await SecretBench.ready();
    const { bench } = secrets;
    secrets.allow(statement);
    const registry = secrets
      .secretsIn('eu-west-1')
      .create({ name: 'registry', SecretString });
    bench.executionRoleArn = 'execution';
    await bench.createService(PRIVATE, {
      desiredCount: 1,
      taskDefinition: await bench.define(PRIVATE, {
        ...(SecretString !== undefined && {
          repositoryCredentials: { credentialsParameter: registry.arn },
        }),
      }),
    });
    await bench.clock.advance(120);
    const stopped = await bench.tasks('STOPPED');
    return stopped[0] ?? (await bench.tasks('RUNNING'))[0];
  };

  it('pull an image that its registry gives to nobody else', async () => {
    const signedIn = JSON.stringify({ username: 'ecs', password: VALUE });
    expect(await run(signedIn)).toMatchObject({ lastStatus: 'RUNNING' });
    expect(await run(undefined)).toMatchObject({
      stopCode: 'TaskFailedToStart',
      stoppedReason: `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${PRIVATE}: pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials`,
    });
  });

  it.each<[string, string, object | undefined, RegExp]>([
    [
      'may not be read',
      JSON.stringify({ username: 'ecs', password: VALUE }),
      { Action: 'ssm:GetParameters', Resource: '*' },
      /unable to get registry auth from asm: service call has been retried 1 time\(s\): asm fetching secret from the service for arn:aws:secretsmanager:\S+: .* api error AccessDeniedException: User: \S+ is not authorized to perform: secretsmanager:GetSecretValue/,
    ],
    [
      'have no password',
      JSON.stringify({ username: 'ecs' }),
      undefined,
      /unable to get registry auth from asm: .* must have a username and a password$/,
    ],
  ])('stop the task if they %s', async (_, value, statement, reason) => {
    const task = await run(value, statement);
    expect(task.stoppedReason).toMatch(reason);
    expect(JSON.stringify(task)).not.toContain(VALUE);
  });
});
