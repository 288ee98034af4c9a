import { cannedContext, TARGET } from '../../__testUtils__/cannedContext';
import { Answers, awsError } from '../../__testUtils__/cannedAws';
import { arnIn, resolveSecrets, SecretReader } from './resolveSecrets';

const elsewhere = (region: string, account: string) =>
  `arn:aws:secretsmanager:${region}:${account}:secret:db-AbCdEf`;

describe('resolveSecrets', () => {
  it.each([
    ['us-east-1', TARGET.accountId],
    ['eu-west-1', '210987654321'],
  ])('refuses a secret in %s of account %s', async (region, account) => {
    const { clients, inputs } = cannedContext({});
    const id = elsewhere(region, account);
    await expect(
      resolveSecrets(clients, {} as any, { DB: id }, {}),
    ).rejects.toThrow(
      `${id} is in account ${account}, ${region}, and the API in account 123456789012, eu-west-1. Store the secret there.`,
    );
    expect(inputs).toEqual([]);
  });

  const ORDERS = 'api:default/orders';
  const SECRET =
    'arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf';
  const PARAMETER = 'arn:aws:ssm:eu-west-1:123456789012:parameter/orders/key';
  const KEYS = 'arn:aws:kms:eu-west-1:123456789012:';
  const tags = (values: Record<string, string>) =>
    Object.entries(values).map(([Key, Value]) => ({ Key, Value }));
  const OURS = { 'fargate-api:entity': ORDERS };

  const secret = (facts: object = {}) => ({
    DescribeSecret: {
      ARN: SECRET,
      Name: 'db',
      Tags: tags(OURS),
      VersionIdsToStages: { v1: ['AWSPREVIOUS'], v2: ['AWSCURRENT', 'blue'] },
      ...facts,
    },
  });
  const parameter = (facts: object = {}) => ({
    DescribeParameters: {
      Parameters: [{ ARN: PARAMETER, Version: 3, ...facts }],
    },
  });

  function resolve(
    answers: Answers,
    references: Record<string, string>,
    reader: Partial<SecretReader> = {},
    options: { field?: string; signal?: AbortSignal } = {},
  ) {
    const { clients, inputs, signals } = cannedContext(answers);
    const resolved = resolveSecrets(
      clients,
      {
        entityRef: ORDERS,
        mayUseSecretsOf: async () => true,
        used: [],
        ...reader,
      },
      references,
      options,
    );
    return { resolved, inputs, signals };
  }

  it('finds secrets and parameters, by their variables', async () => {
    const { signal } = new AbortController();
    const { resolved, inputs, signals } = resolve(
      { ...secret(), ...parameter() },
      { DB: 'secretsmanager:db', KEY: 'ssm:/orders/key' },
      {},
      { signal },
    );
    expect(await resolved).toEqual({
      DB: { valueFrom: SECRET, arn: SECRET, version: 'v2' },
      KEY: { valueFrom: PARAMETER, arn: PARAMETER, version: '3' },
    });
    expect(inputs).toEqual([
      ['DescribeSecret', { SecretId: 'db' }],
      [
        'DescribeParameters',
        {
          ParameterFilters: [
            { Key: 'Name', Option: 'Equals', Values: ['/orders/key'] },
            {
              Key: 'tag:fargate-api:entity',
              Option: 'Equals',
              Values: [ORDERS],
            },
          ],
        },
      ],
    ]);
    expect(signals).toStrictEqual([signal, signal]);
  });

  it.each([
    ['secretsmanager:db', SECRET, 'v2'],
    [SECRET, SECRET, 'v2'],
    ['secretsmanager:db:password', `${SECRET}:password::`, 'v2'],
    [
      'secretsmanager:db:password:AWSPREVIOUS',
      `${SECRET}:password:AWSPREVIOUS:`,
      'v1',
    ],
    ['secretsmanager:db::blue', `${SECRET}::blue:`, 'v2'],
    ['secretsmanager:db:::v1', `${SECRET}:::v1`, 'v1'],
  ])('gives ECS for %s %s', async (text, valueFrom, version) => {
    const { resolved } = resolve(secret(), { DB: text });
    expect((await resolved).DB).toEqual({ valueFrom, arn: SECRET, version });
    expect(arnIn(valueFrom)).toBe(SECRET);
  });

  it.each<[string | undefined, string | undefined]>([
    [undefined, undefined],
    ['alias/aws/secretsmanager', undefined],
    [`${KEYS}alias/aws/secretsmanager`, undefined],
    ['alias/orders', 'alias/orders'],
    [`${KEYS}alias/orders`, 'alias/orders'],
    [`${KEYS}key/1`, `${KEYS}key/1`],
    ['1', `${KEYS}key/1`],
  ])('with the key %s needs %s', async (KmsKeyId, key) => {
    const { resolved } = resolve(secret({ KmsKeyId }), { DB: SECRET });
    expect((await resolved).DB.key).toBe(key);
  });

  it.each([
    ['alias/aws/ssm', undefined],
    ['alias/orders', 'alias/orders'],
    ['1', `${KEYS}key/1`],
  ])('needs for a parameter with the key %s %s', async (KeyId, key) => {
    const { resolved } = resolve(parameter({ KeyId }), { KEY: PARAMETER });
    expect((await resolved).KEY.key).toBe(key);
  });

  it('knows of which registry a secret is', async () => {
    const Tags = tags({ ...OURS, 'fargate-api:registry': 'ghcr.io' });
    const { resolved } = resolve(secret({ Tags }), { DB: SECRET });
    expect((await resolved).DB.registry).toBe('ghcr.io');
  });

  it('takes a parameter without a version', async () => {
    const { resolved } = resolve(parameter({ Version: undefined }), {
      KEY: PARAMETER,
    });
    expect((await resolved).KEY.version).toBeUndefined();
  });

  it.each([
    [PARAMETER, '/orders/key'],
    ['arn:aws:ssm:eu-west-1:123456789012:parameter/key', 'key'],
    ['ssm:key', 'key'],
  ])('looks for the parameter %s by the name %s', async (text, name) => {
    const { resolved, inputs } = resolve(parameter(), { KEY: text });
    await resolved;
    expect(inputs[0][1].ParameterFilters[0].Values).toEqual([name]);
  });

  const MISSING =
    'secrets.DB: Secrets Manager has no secret db with the tag fargate-api:entity=api:default/orders in account 123456789012, eu-west-1. Create or tag it, or correct the reference.';
  it.each<[string, string, Answers, string]>([
    [
      'what is no reference',
      'db',
      {},
      'secrets.DB: is no reference of a secret.',
    ],
    [
      'a secret that does not exist',
      'secretsmanager:db',
      { DescribeSecret: awsError('ResourceNotFoundException') },
      MISSING,
    ],
    [
      'one without an ARN',
      'secretsmanager:db',
      secret({ ARN: undefined }),
      MISSING,
    ],
    [
      'one without tags',
      'secretsmanager:db',
      secret({ Tags: undefined }),
      MISSING,
    ],
    [
      'one of another API',
      'secretsmanager:db',
      secret({ Tags: tags({ 'fargate-api:entity': 'api:default/other' }) }),
      MISSING,
    ],
    [
      'one that is being deleted',
      'secretsmanager:db',
      secret({ DeletedDate: new Date() }),
      'secrets.DB: secret db is scheduled for deletion. Restore it, or reference another one.',
    ],
    [
      'one without a value',
      'secretsmanager:db',
      secret({ VersionIdsToStages: undefined }),
      'secrets.DB: secret db has no value with the label AWSCURRENT. Set it first: ',
    ],
    [
      'one without that label',
      'secretsmanager:db::green',
      secret(),
      'secrets.DB: secret db has no value with the label green. Set it first: ',
    ],
    [
      'one without that version',
      'secretsmanager:db:::v3',
      secret(),
      'secrets.DB: secret db has no value with version ID v3. Set it first: ',
    ],
    [
      'a parameter that does not exist',
      'ssm:/orders/key',
      { DescribeParameters: {} },
      'secrets.DB: Systems Manager has no parameter /orders/key with the tag fargate-api:entity=api:default/orders in account 123456789012, eu-west-1. Create or tag it, or correct the reference.',
    ],
  ])('refuses %s', async (_, text, answers, message) => {
    const { resolved } = resolve(answers, { DB: text });
    await expect(resolved).rejects.toThrow(message);
  });

  it('says where to set the value that is missing, by the name of the secret', async () => {
    const { resolved } = resolve(secret({ VersionIdsToStages: {} }), {
      DB: SECRET,
    });
    await expect(resolved).rejects.toThrow(
      /console\.aws\.amazon\.com.*name=db, .*--secret-id db /,
    );
  });

  it('names every secret that ECS could not read, and the input', async () => {
    const { resolved } = resolve(
      secret(),
      { A: 'a', DB: SECRET, B: 'b' },
      {},
      { field: 'sidecars.proxy.secrets' },
    );
    await expect(resolved).rejects.toThrow(
      'sidecars.proxy.secrets.A: is no reference of a secret. sidecars.proxy.secrets.B: is no reference of a secret.',
    );
  });

  it('refuses what another owner stored, unless the API uses it already', async () => {
    const Tags = tags({ ...OURS, 'fargate-api:owner': 'group:default/b' });
    const mayUseSecretsOf = jest.fn(async () => false);
    const of = (used: string[]) =>
      resolve(secret({ Tags }), { DB: SECRET }, { mayUseSecretsOf, used })
        .resolved;
    await expect(of([])).rejects.toThrow(
      `secrets.DB: secret ${SECRET} was stored for an API of this name that belonged to group:default/b.`,
    );
    await expect(of([`${SECRET}x:password::`])).rejects.toThrow('was stored');
    expect(mayUseSecretsOf).toHaveBeenCalledWith('group:default/b');
    expect((await of(['x', `${SECRET}:password::`])).DB.arn).toBe(SECRET);
  });

  it.each([
    ['DescribeSecret', SECRET],
    ['DescribeParameters', PARAMETER],
  ])('does not hide an error of %s', async (operation, text) => {
    const { resolved } = resolve(
      { [operation]: awsError('AccessDeniedException') },
      { DB: text },
    );
    await expect(resolved).rejects.toThrow('AccessDeniedException of AWS');
  });
});
