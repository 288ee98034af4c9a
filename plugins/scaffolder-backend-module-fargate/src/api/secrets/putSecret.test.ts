import { Answers, awsError } from '../../__testUtils__/cannedAws';
import { cannedContext, TARGET } from '../../__testUtils__/cannedContext';
import { checkSecretUsable, putSecret, SecretRequest } from './putSecret';

const NAME = 'fargate-api/orders/DB_PASSWORD';
const ARN = `arn:aws:secretsmanager:eu-west-1:123456789012:secret:${NAME}-AbCdEf`;
const MISSING = awsError('ResourceNotFoundException');
const OURS = [{ Key: 'fargate-api:entity', Value: 'api:default/orders' }];
const known = (facts: object = {}) => ({
  ARN,
  Tags: OURS,
  VersionIdsToStages: { v1: ['AWSCURRENT'] },
  ...facts,
});

function setUp(
  answers: Answers,
  request: Partial<SecretRequest> = {},
  stepId = 'step-1',
) {
  const canned = cannedContext(
    { PutSecretValue: {}, CreateSecret: { ARN }, ...answers },
    { task: { taskId: 'task-1', stepId } },
  );
  Object.assign(canned.clients, { target: { ...TARGET, tags: { team: 'a' } } });
  const full: SecretRequest = {
    entityRef: 'api:default/orders',
    owner: 'group:default/a',
    mayUseSecretsOf: async () => true,
    stackName: 'orders',
    variable: 'DB_PASSWORD',
    ...request,
  };
  return {
    ...canned,
    put: () => putSecret(canned.context, full),
    check: () => checkSecretUsable(canned.context, full),
  };
}

const CONSOLE =
  'Next set its value in the console: https://eu-west-1.console.aws.amazon.com/secretsmanager/secret?region=eu-west-1&name=';
const COMMAND = `or with: aws secretsmanager put-secret-value --secret-id ${NAME} --secret-string file://FILE`;

describe('putSecret', () => {
  it('creates an empty secret that only the API may read, and says where to set it', async () => {
    const { put, inputs, lines, signals, context } = setUp({
      DescribeSecret: MISSING,
    });
    expect(await put()).toBe(`secretsmanager:${NAME}`);
    expect(inputs).toEqual([
      ['DescribeSecret', { SecretId: NAME }],
      [
        'CreateSecret',
        {
          Name: NAME,
          Description: 'DB_PASSWORD of api:default/orders',
          SecretString: undefined,
          ClientRequestToken: expect.stringMatching(/^[0-9a-f]{64}$/),
          Tags: [
            { Key: 'team', Value: 'a' },
            ...OURS,
            { Key: 'fargate-api:owner', Value: 'group:default/a' },
          ],
        },
      ],
    ]);
    expect(lines).toEqual([
      `Secrets DB_PASSWORD: secret ${NAME} created`,
      expect.stringContaining(CONSOLE),
      expect.stringContaining(COMMAND),
    ]);
    expect(new Set(signals)).toEqual(new Set([context.signal]));
  });

  it('creates one with a value, which is not logged', async () => {
    const { put, inputs, lines } = setUp(
      { DescribeSecret: MISSING },
      { value: 's3cret', owner: undefined },
    );
    await put();
    expect(inputs[1][1]).toMatchObject({
      SecretString: 's3cret',
      Tags: [{ Key: 'team', Value: 'a' }, ...OURS],
    });
    expect(lines).toEqual([
      `Secrets DB_PASSWORD: secret ${NAME} created, value set`,
    ]);
  });

  it('sets the value of one that exists, once for a repeated step', async () => {
    const token = async (request: Partial<SecretRequest>, step?: string) => {
      const { put, inputs, lines, signals, context } = setUp(
        { DescribeSecret: known() },
        { value: 's3cret', ...request },
        step,
      );
      await put();
      expect(lines).toEqual([expect.stringMatching(/ exists, value set$/)]);
      expect(new Set(signals)).toEqual(new Set([context.signal]));
      const [, [operation, input]] = inputs;
      expect([operation, input.SecretString]).toEqual([
        'PutSecretValue',
        request.value ?? 's3cret',
      ]);
      return [input.SecretId, input.ClientRequestToken];
    };
    const first = await token({});
    expect(first[0]).toBe(NAME);
    expect(await token({})).toEqual(first);
    expect(await token({ value: 'other' })).not.toEqual(first);
    expect(await token({}, 'step-2')).not.toEqual(first);
  });

  it('leaves the value of one that exists', async () => {
    const { put, inputs, lines } = setUp({ DescribeSecret: known() });
    expect(await put()).toBe(`secretsmanager:${NAME}`);
    expect(inputs).toHaveLength(1);
    expect(lines).toEqual([`Secrets DB_PASSWORD: secret ${NAME} exists`]);
  });

  it.each([{}, undefined])(
    'says where to set the value of one that has none: %j',
    async VersionIdsToStages => {
      const { put, lines } = setUp({
        DescribeSecret: known({ VersionIdsToStages }),
      });
      await put();
      expect(lines[1]).toContain(CONSOLE);
    },
  );

  it('takes one that somebody else created meanwhile', async () => {
    const answers = [MISSING, known()];
    const { put, inputs, lines } = setUp(
      {
        DescribeSecret: () => answers.shift()!,
        CreateSecret: awsError('ResourceExistsException'),
      },
      { value: 'x' },
    );
    await put();
    expect(inputs.map(([operation]) => operation)).toEqual([
      'DescribeSecret',
      'CreateSecret',
      'DescribeSecret',
      'PutSecretValue',
    ]);
    expect(lines[0]).toContain('exists, value set');
  });

  it('does not know whose one is that is gone again', async () => {
    const { put } = setUp({
      DescribeSecret: MISSING,
      CreateSecret: awsError('ResourceExistsException'),
    });
    await expect(put()).rejects.toThrow('belongs to something else');
  });

  it.each(['DescribeSecret', 'CreateSecret'])(
    'does not hide another error of %s',
    async operation => {
      const { put } = setUp({
        DescribeSecret: MISSING,
        [operation]: awsError('AccessDeniedException'),
      });
      await expect(put()).rejects.toThrow('AccessDeniedException of AWS');
    },
  );

  it.each<[string, object, Partial<SecretRequest>, string]>([
    [
      'of something else',
      { Tags: [] },
      {},
      `variable: a secret ${NAME} exists and does not have the tag fargate-api:entity=api:default/orders, so it belongs to something else. Delete or tag it, or choose another variable.`,
    ],
    [
      'of another owner',
      {
        Tags: [...OURS, { Key: 'fargate-api:owner', Value: 'group:default/b' }],
      },
      { mayUseSecretsOf: async () => false },
      `variable: secret ${NAME} was stored for an API of this name that belonged to group:default/b.`,
    ],
    [
      'that is being deleted',
      { DeletedDate: new Date() },
      {},
      `variable: secret ${NAME} is scheduled for deletion. Restore it with: aws secretsmanager restore-secret --secret-id ${NAME}`,
    ],
  ])(
    'refuses one %s, also when it only checks',
    async (_, facts, request, message) => {
      const { put, check, inputs } = setUp(
        { DescribeSecret: known(facts) },
        { value: 'x', ...request },
      );
      await expect(put()).rejects.toThrow(message);
      await expect(check()).rejects.toThrow(message);
      expect(inputs.map(([operation]) => operation)).toEqual([
        'DescribeSecret',
        'DescribeSecret',
      ]);
    },
  );

  it.each([MISSING, known()])(
    'only checks one that is usable',
    async answer => {
      const { check, inputs, lines } = setUp(
        { DescribeSecret: answer },
        { value: 'x' },
      );
      await expect(check()).resolves.toBeUndefined();
      expect(inputs).toHaveLength(1);
      expect(lines).toEqual([]);
    },
  );
});
