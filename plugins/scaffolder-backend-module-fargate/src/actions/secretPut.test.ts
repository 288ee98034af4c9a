import { DescribeTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import {
  CreateStackCommand,
  DescribeStackEventsCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CreateSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
} from '@aws-sdk/client-secrets-manager';
import { createActions } from './createActions';
import { permissionsFor } from '../__testUtils__/permissionsFor';
import { TestBench } from '../__testUtils__/TestBench';

const owner = 'group:default/team-a';
const NEEDS_ENV = 'public.ecr.aws/fargate-api/needs-env:1';

jest.setTimeout(180_000);

describe('fargate:secret:put', () => {
  let bench: TestBench;
  let environmentStackArn: string;
  let run = 0;

  beforeAll(async () => {
    bench = await TestBench.start();
    const { outputs } = await bench.run('fargate:environment:deploy', {
      target: 'dev',
      name: 'dev',
      owner,
    });
    environmentStackArn = outputs.stackArn;
  });
  afterAll(() => bench.close());

  const start = (action: string, input: object, options = {}) =>
    bench.run(action, input as any, {
      taskId: `task-${(run += 1)}`,
      ...options,
    });
  const put = (name: string, input: object, options = {}) =>
    start(
      'fargate:secret:put',
      { name, owner, environmentStackArn, variable: 'DATABASE_URL', ...input },
      options,
    );
  const deploy = async (name: string, input: object) => {
    const result = await start('fargate:public-api:deploy', {
      name,
      owner,
      environmentStackArn,
      image: NEEDS_ENV,
      ...input,
    });
    bench.addStackEntity(`api:default/${name}`, result.outputs.stackArn);
    return result;
  };
  const valueOf = async (SecretId: string) => {
    const { secretsManager } = await bench.clients();
    const { SecretString } = await secretsManager.send(
      new GetSecretValueCommand({ SecretId }),
    );
    return SecretString;
  };
  const taskDefinition = async (name: string) => {
    const { ecs } = await bench.clients();
    const { TaskDefinitionArn } = (await bench.describe(name))!.outputs;
    return ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: TaskDefinitionArn }),
    );
  };

  it('stores a value that the container gets and that is nowhere else', async () => {
    const secret = await put('orders', { value: 'hunter2 {"a": 1}' });
    expect(secret.outputs).toEqual({
      reference: 'secretsmanager:fargate-api/orders/DATABASE_URL',
      secrets: {
        DATABASE_URL: 'secretsmanager:fargate-api/orders/DATABASE_URL',
      },
    });
    expect(await valueOf('fargate-api/orders/DATABASE_URL')).toBe(
      'hunter2 {"a": 1}',
    );
    const { log, outputs } = await deploy('orders', {
      secrets: secret.outputs.secrets,
    });
    const { cloudFormation } = await bench.clients();
    const seen = JSON.stringify([
      secret.log,
      secret.outputs,
      log,
      outputs,
      bench.audit,
      await bench.template('orders'),
      await bench.describe('orders'),
      await taskDefinition('orders'),
      await cloudFormation.send(
        new DescribeStackEventsCommand({ StackName: 'orders' }),
      ),
    ]);
    expect(seen).toMatch('fargate-api/orders/DATABASE_URL');
    expect(seen).not.toMatch('hunter2');
  });

  it('sets a new value of a deployed API, whose next update starts tasks with it', async () => {
    const { outputs } = await put('late', { value: 'first' });
    await deploy('late', { secrets: outputs.secrets });
    const before = (await bench.describe('late'))!.outputs.TaskDefinitionArn;
    const { outputs: next } = await start('fargate:secret:put', {
      entityRef: 'api:default/late',
      variable: 'DATABASE_URL',
      value: 'second',
    });
    expect(await valueOf('fargate-api/late/DATABASE_URL')).toBe('second');
    const update = () =>
      start('fargate:api:update', {
        entityRef: 'api:default/late',
        secrets: next.secrets,
      });
    expect((await update()).outputs.changed).toBe(true);
    expect((await bench.describe('late'))!.outputs.TaskDefinitionArn).not.toBe(
      before,
    );
    expect((await update()).outputs.changed).toBe(false);
  });

  it('sets the value once, however often a task repeats the step', async () => {
    const versions = async () => {
      const { secretsManager } = await bench.clients();
      const { VersionIdsToStages } = await secretsManager.send(
        new DescribeSecretCommand({
          SecretId: 'fargate-api/again/DATABASE_URL',
        }),
      );
      return VersionIdsToStages;
    };
    await put('again', { value: 'a' }, { taskId: 'same' });
    const before = await versions();
    await put('again', { value: 'a' }, { taskId: 'same' });
    expect(await versions()).toEqual(before);
  });

  it('makes an empty secret, says where to set it, and lets nothing start before', async () => {
    const { log, outputs } = await put('empty', { value: '' });
    expect(log.join('\n')).toMatch(
      /Next +set its value in the console: http:\S+secret%3Afargate-api%2Fempty%2FDATABASE_URL-\w{6}\n +or with: aws secretsmanager put-secret-value --secret-id fargate-api\/empty\/DATABASE_URL --secret-string file:\/\/FILE/,
    );
    await expect(deploy('empty', { secrets: outputs.secrets })).rejects.toThrow(
      'secrets.DATABASE_URL: secret fargate-api/empty/DATABASE_URL has no value with the label AWSCURRENT. Set it first: set its value in the console: http:',
    );
    expect(await bench.stackStatus('empty')).toBeUndefined();
  });

  it('keeps other references, and stores nothing in a dry run', async () => {
    const { outputs, log } = await put(
      'dry',
      { value: 'a', secrets: { KEY: 'ssm:/key' } },
      { isDryRun: true },
    );
    expect(outputs.secrets).toEqual({ KEY: 'ssm:/key' });
    expect(log.join('\n')).toMatch(
      'secret fargate-api/dry/DATABASE_URL would be stored',
    );
    await expect(valueOf('fargate-api/dry/DATABASE_URL')).rejects.toThrow();
    const { outputs: real } = await put('dry', {
      value: 'a',
      secrets: { KEY: 'ssm:/key' },
    });
    expect(Object.keys(real.secrets)).toEqual(['KEY', 'DATABASE_URL']);
  });

  describe('when the name of an API is free again', () => {
    const other = 'group:default/team-b';
    const bea = { user: 'user:default/bea' };
    const secretOf = (name: string) => `fargate-api/${name}/DATABASE_URL`;
    const reference = (name: string) => `secretsmanager:${secretOf(name)}`;
    const ownerOf = async (name: string) => {
      const { secretsManager } = await bench.clients();
      const { Tags } = await secretsManager.send(
        new DescribeSecretCommand({ SecretId: secretOf(name) }),
      );
      return Tags!.find(({ Key }) => Key === 'fargate-api:owner')?.Value;
    };
    /** The environment, and one API with its owner. */
    const inCatalog = (...api: [string, string, string] | []) => {
      bench.clearEntities();
      bench.addStackEntity('resource:default/dev', environmentStackArn);
      if (api.length) {
        bench.addStackEntity(...api);
      }
    };
    const deployed = async (name: string) => {
      const { outputs } = await put(name, { value: 'theirs' });
      await deploy(name, { secrets: outputs.secrets });
    };
    const remove = async (name: string) => {
      const { arn } = (await bench.describe(name))!;
      inCatalog(`api:default/${name}`, arn, owner);
      await start('fargate:stack:delete', {
        entityRef: `api:default/${name}`,
        confirm: name,
      });
      inCatalog();
    };
    const deployAs = (name: string, input: object, options = {}) =>
      start(
        'fargate:public-api:deploy',
        {
          name,
          environmentStackArn,
          image: NEEDS_ENV,
          secrets: { DATABASE_URL: reference(name) },
          ...input,
        },
        options,
      );

    beforeAll(() => {
      bench.users.set(bea.user, { groups: [other] });
      inCatalog();
    });

    it('lets its owner use the secrets that the deletion kept, and nobody else', async () => {
      await deployed('freed');
      await remove('freed');
      const refusal =
        'was stored for an API of this name that belonged to group:default/team-a. Ask group:default/team-a to delete it or to change its tag fargate-api:owner, or use another secret.';
      for (const isDryRun of [true, false]) {
        const mark = bench.callCount();
        await expect(
          deployAs('freed', { owner: other }, { ...bea, isDryRun }),
        ).rejects.toThrow(
          `secrets.DATABASE_URL: secret ${secretOf('freed')} ${refusal}`,
        );
        await expect(
          put('freed', { owner: other, value: 'b' }, { ...bea, isDryRun }),
        ).rejects.toThrow(`variable: secret ${secretOf('freed')} ${refusal}`);
        expect(bench.changingCalls({ since: mark })).toEqual([]);
      }
      expect(await valueOf(secretOf('freed'))).toBe('theirs');
      const { outputs } = await deployAs('freed', { owner });
      expect(outputs.changed).toBe(true);
    });

    it('is not fooled by a first deployment that failed, whose stack is nobody’s', async () => {
      await deployed('failed');
      const { parameters } = (await bench.describe('failed'))!;
      const TemplateBody = await bench.template('failed');
      await remove('failed');
      const { cloudFormation } = await bench.clients();
      await cloudFormation.send(
        new CreateStackCommand({
          StackName: 'failed',
          TemplateBody,
          Capabilities: ['CAPABILITY_IAM'],
          Parameters: Object.entries({
            ...parameters,
            ImageUrl: 'public.ecr.aws/fargate-api/crash:1',
          }).map(([ParameterKey, ParameterValue]) => ({
            ParameterKey,
            ParameterValue,
          })),
          Tags: Object.entries({
            'fargate-api:managed': 'true',
            'fargate-api:kind': 'public-api',
            'fargate-api:entity': 'api:default/failed',
          }).map(([Key, Value]) => ({ Key, Value })),
        }),
      );
      await bench.simulator.clock.advance(7200);
      expect(await bench.stackStatus('failed')).toBe('ROLLBACK_COMPLETE');
      await expect(deployAs('failed', { owner: other }, bea)).rejects.toThrow(
        'was stored for an API of this name that belonged to',
      );
    });

    it('hands the secrets over with the API, by a deployment and once the catalog says so', async () => {
      await deployed('handed');
      await deployAs(
        'handed',
        { owner: 'group:default/a' },
        { isDryRun: true },
      );
      expect(await ownerOf('handed')).toBe(owner);
      const { log } = await deployAs('handed', { owner: 'group:default/a' });
      expect(log).toContainEqual(
        expect.stringMatching(
          /^Secrets +fargate-api\/handed\/DATABASE_URL: handed over from group:default\/team-a to group:default\/a$/,
        ),
      );
      expect(await ownerOf('handed')).toBe('group:default/a');

      // The file in a repository names another owner now.
      const { arn } = (await bench.describe('handed'))!;
      inCatalog('api:default/handed', arn, other);
      const mine = { entityRef: 'api:default/handed' };
      const value = () =>
        start(
          'fargate:secret:put',
          { ...mine, variable: 'DATABASE_URL', value: 'new' },
          bea,
        );
      await expect(value()).rejects.toThrow(
        'If the API has been handed over and uses it, deploy or update the API first, which hands the secret over too.',
      );
      await start('fargate:api:update', { ...mine, desiredCount: 1 }, bea);
      expect(await ownerOf('handed')).toBe(other);
      await value();
      expect(await valueOf(secretOf('handed'))).toBe('new');
    });

    it('lets whoever stores a secret in the name of an owner deploy with it, where the guard is off', async () => {
      const { catalog } = bench.dependencies;
      const actions = createActions({
        ...bench.dependencies,
        ...permissionsFor({
          catalog: catalog as any,
          userOf: () => ({ groups: [other] }),
          ownershipGuard: false,
        }),
      });
      const runOpen = (id: string, input: object) =>
        bench.runAction(
          actions.find(action => action.id === id)!,
          { name: 'named', owner, environmentStackArn, ...input },
          { ...bea, taskId: id },
        );
      const { outputs } = await runOpen('fargate:secret:put', {
        variable: 'DATABASE_URL',
        value: 'a',
      });
      expect(await ownerOf('named')).toBe(bea.user);
      await runOpen('fargate:public-api:deploy', {
        image: NEEDS_ENV,
        secrets: outputs.secrets,
      });
      expect(await ownerOf('named')).toBe(owner);
      await remove('named');
      await expect(
        runOpen('fargate:public-api:deploy', {
          image: NEEDS_ENV,
          secrets: outputs.secrets,
        }),
      ).rejects.toThrow('was stored for an API of this name');
    });

    it('leaves what a person stored to whoever has the name, unless it names an owner', async () => {
      const { secretsManager } = await bench.clients();
      const store = (Name: string, tags: Record<string, string>) =>
        secretsManager.send(
          new CreateSecretCommand({
            Name,
            SecretString: 'a',
            Tags: Object.entries({
              'fargate-api:entity': 'api:default/byhand',
              ...tags,
            }).map(([Key, Value]) => ({ Key, Value })),
          }),
        );
      await store('plain', {});
      await store('bound', { 'fargate-api:owner': owner });
      const plan = (name: string) =>
        deployAs(
          'byhand',
          {
            owner: other,
            secrets: { DATABASE_URL: `secretsmanager:${name}` },
          },
          { ...bea, isDryRun: true },
        );
      await plan('plain');
      await expect(plan('bound')).rejects.toThrow(
        'secrets.DATABASE_URL: secret bound was stored for an API',
      );
    });
  });

  describe('refuses, and never repeats the value', () => {
    it.each([
      [
        'a name that is none',
        { variable: '1A', value: 'hunter2' },
        'variable: must be a name of letters',
      ],
      [
        'the stars of the form',
        { value: '*******' },
        'value: is nothing but asterisks',
      ],
      [
        'a value beyond the limit',
        { value: 'hunter2'.repeat(10_000) },
        'value: has 70000 bytes, and Secrets Manager takes at most 65536.',
      ],
      [
        'a deployed API and a new one at once',
        { entityRef: 'api:default/orders', value: 'hunter2' },
        'Give either entityRef, of a deployed API, or name',
      ],
    ])('%s', async (_, input, message) => {
      const mark = bench.callCount();
      await expect(put('refused', input)).rejects.toThrow(message);
      expect(bench.changingCalls({ since: mark })).toEqual([]);
      expect(bench.log.join('\n')).not.toMatch('hunter2');
    });

    it('a secret of somebody else', async () => {
      const { secretsManager } = await bench.clients();
      await secretsManager.send(
        new CreateSecretCommand({
          Name: 'fargate-api/taken/DATABASE_URL',
          SecretString: 'theirs',
        }),
      );
      await expect(put('taken', { value: 'mine' })).rejects.toThrow(
        'variable: a secret fargate-api/taken/DATABASE_URL exists and does not have the tag fargate-api:entity=api:default/taken',
      );
      expect(await valueOf('fargate-api/taken/DATABASE_URL')).toBe('theirs');
    });

    it('an API of another team', async () => {
      const { outputs } = await put('theirs', { value: 'a' });
      await deploy('theirs', { secrets: outputs.secrets });
      bench.users.set('user:default/eve', { groups: ['group:default/eves'] });
      const mark = bench.callCount();
      await expect(
        start(
          'fargate:secret:put',
          {
            entityRef: 'api:default/theirs',
            variable: 'DATABASE_URL',
            value: 'b',
          },
          { user: 'user:default/eve' },
        ),
      ).rejects.toThrow(/team-a/);
      expect(bench.changingCalls({ since: mark })).toEqual([]);
      expect(await valueOf('fargate-api/theirs/DATABASE_URL')).toBe('a');
    });
  });
});
