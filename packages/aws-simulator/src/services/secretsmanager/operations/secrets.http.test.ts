import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { Simulator, startSimulator } from '../../../Simulator';
import { clientOptions } from '../../../__testUtils__/clientOptions';

const DAY = 24 * 60 * 60;

describe('Secrets Manager', () => {
  let simulator: Simulator;
  let client: SecretsManager;

  beforeEach(async () => {
    simulator = await startSimulator();
    client = new SecretsManager(clientOptions(simulator));
  });

  afterEach(async () => {
    client.destroy();
    await simulator.close();
  });

  const value = async (input: object = {}) =>
    (await client.getSecretValue({ SecretId: 'orders/db', ...input }))
      .SecretString;

  const refusal = async (call: Promise<unknown>) => {
    const error = await call.then(
      () => new Error('was accepted'),
      (thrown: Error) => thrown,
    );
    return `${error.name}: ${error.message}`;
  };

  it('finds a secret by name, ARN and ARN without its random characters', async () => {
    const { ARN, VersionId } = await client.createSecret({
      Name: 'orders/db',
      SecretString: 'one',
      Description: 'the database',
      Tags: [{ Key: 'team', Value: 'a' }],
    });
    expect(ARN).toMatch(
      /^arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders\/db-[A-Za-z0-9]{6}$/,
    );
    for (const SecretId of ['orders/db', ARN, ARN!.slice(0, -7)]) {
      expect(await client.getSecretValue({ SecretId })).toMatchObject({
        ARN,
        Name: 'orders/db',
        SecretString: 'one',
        VersionId,
        VersionStages: ['AWSCURRENT'],
      });
    }
    const described = await client.describeSecret({ SecretId: ARN });
    expect(described).toMatchObject({
      Description: 'the database',
      Tags: [{ Key: 'team', Value: 'a' }],
      VersionIdsToStages: { [VersionId!]: ['AWSCURRENT'] },
      CreatedDate: new Date('2026-01-01T00:00:00Z'),
      LastAccessedDate: new Date('2026-01-01T00:00:00Z'),
    });
    expect(JSON.stringify(described)).not.toContain('one');
  });

  it('keeps bytes as bytes', async () => {
    const SecretBinary = Uint8Array.from([0, 255, 7]);
    await client.createSecret({ Name: 'orders/db', SecretBinary });
    const read = await client.getSecretValue({ SecretId: 'orders/db' });
    expect([...read.SecretBinary!]).toEqual([0, 255, 7]);
    expect(read.SecretString).toBeUndefined();
  });

  it('moves the staging labels from version to version', async () => {
    const first = await client.createSecret({
      Name: 'orders/db',
      SecretString: 'one',
    });
    const second = await client.putSecretValue({
      SecretId: 'orders/db',
      SecretString: 'two',
    });
    const pending = await client.putSecretValue({
      SecretId: 'orders/db',
      SecretString: 'three',
      VersionStages: ['AWSPENDING'],
    });
    expect(await value()).toBe('two');
    expect(await value({ VersionStage: 'AWSPREVIOUS' })).toBe('one');
    expect(await value({ VersionStage: 'AWSPENDING' })).toBe('three');
    expect(await value({ VersionId: first.VersionId })).toBe('one');

    await client.updateSecret({ SecretId: 'orders/db', SecretString: 'four' });
    expect(await value()).toBe('four');
    expect(await value({ VersionStage: 'AWSPREVIOUS' })).toBe('two');
    const { Versions } = await client.listSecretVersionIds({
      SecretId: 'orders/db',
    });
    expect(
      Versions!.map(({ VersionId, VersionStages }) => [
        VersionId,
        VersionStages,
      ]),
    ).toEqual([
      [second.VersionId, ['AWSPREVIOUS']],
      [pending.VersionId, ['AWSPENDING']],
      [expect.any(String), ['AWSCURRENT']],
    ]);
    const all = await client.listSecretVersionIds({
      SecretId: 'orders/db',
      IncludeDeprecated: true,
    });
    expect(all.Versions).toHaveLength(4);
  });

  it('makes the first version current, whatever its labels', async () => {
    await client.createSecret({ Name: 'orders/db' });
    const { VersionStages } = await client.putSecretValue({
      SecretId: 'orders/db',
      SecretString: 'one',
      VersionStages: ['AWSPENDING'],
    });
    expect(VersionStages).toEqual(['AWSCURRENT', 'AWSPENDING']);
  });

  it('puts the same version once', async () => {
    await client.createSecret({ Name: 'orders/db', SecretString: 'one' });
    const put = (SecretString: string) =>
      client.putSecretValue({
        SecretId: 'orders/db',
        SecretString,
        ClientRequestToken: 'a'.repeat(32),
      });
    await put('two');
    await put('two');
    expect(await value({ VersionStage: 'AWSPREVIOUS' })).toBe('one');
    expect(await refusal(put('three'))).toMatch(
      /^ResourceExistsException: You can't use ClientRequestToken a{32} because that value is already in use for a version of secret arn:/,
    );
  });

  it('says what it does not find', async () => {
    await client.createSecret({ Name: 'orders/db' });
    expect(await refusal(client.getSecretValue({ SecretId: 'other' }))).toBe(
      "ResourceNotFoundException: Secrets Manager can't find the specified secret.",
    );
    expect(await refusal(value())).toBe(
      "ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
    );
    expect(await refusal(value({ VersionStage: 'blue' }))).toBe(
      "ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: blue",
    );
    const VersionId = 'b'.repeat(32);
    expect(await refusal(value({ VersionId }))).toBe(
      `ResourceNotFoundException: Secrets Manager can't find the specified secret value for VersionId: ${VersionId}`,
    );
  });

  it.each([
    [
      { Name: 'a b' },
      'ValidationException: Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!',
    ],
    [
      { Name: 'a', SecretString: 'hunter2', SecretBinary: Buffer.from('b') },
      "InvalidParameterException: You can't specify both a binary secret value and a string secret value in the same secret.",
    ],
    [
      { Name: 'a', SecretString: 'hunter2'.repeat(10_000) },
      "ValidationException: 1 validation error detected: Value at 'secretString' failed to satisfy constraint: Member must have length less than or equal to 65536",
    ],
    [
      { Name: 'taken' },
      'ResourceExistsException: The operation failed because the secret taken already exists.',
    ],
    [
      { Name: 'doomed' },
      "InvalidRequestException: You can't create this secret because a secret with this name is already scheduled for deletion.",
    ],
  ])('refuses to create %j', async (input, message) => {
    await client.createSecret({ Name: 'taken' });
    await client.createSecret({ Name: 'doomed' });
    await client.deleteSecret({ SecretId: 'doomed' });
    expect(await refusal(client.createSecret(input))).toBe(message);
  });

  it('deletes a secret after its recovery window, unless it is restored', async () => {
    await client.createSecret({ Name: 'orders/db', SecretString: 'one' });
    const doom = () =>
      client.deleteSecret({ SecretId: 'orders/db', RecoveryWindowInDays: 7 });
    expect((await doom()).DeletionDate).toEqual(
      new Date('2026-01-08T00:00:00Z'),
    );
    expect(await refusal(value())).toBe(
      "InvalidRequestException: You can't perform this operation on the secret because it was marked for deletion.",
    );
    expect((await client.listSecrets({})).SecretList).toEqual([]);
    expect(
      (await client.listSecrets({ IncludePlannedDeletion: true })).SecretList,
    ).toMatchObject([{ Name: 'orders/db', DeletedDate: expect.any(Date) }]);

    await client.restoreSecret({ SecretId: 'orders/db' });
    await simulator.clock.advance(8 * DAY);
    expect(await value()).toBe('one');

    await doom();
    await simulator.clock.advance(7 * DAY);
    expect(await refusal(value())).toBe(
      "ResourceNotFoundException: Secrets Manager can't find the specified secret.",
    );
  });

  it('deletes at once when forced to', async () => {
    await client.createSecret({ Name: 'orders/db' });
    const force = { SecretId: 'orders/db', ForceDeleteWithoutRecovery: true };
    expect(
      await refusal(client.deleteSecret({ ...force, RecoveryWindowInDays: 7 })),
    ).toBe(
      "InvalidParameterException: You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.",
    );
    await client.deleteSecret(force);
    await client.createSecret({ Name: 'orders/db' });
  });

  it('lists by name and tag, in pages', async () => {
    for (const Name of ['orders/db', 'orders/key', 'users/db']) {
      await client.createSecret({
        Name,
        SecretString: 'one',
        Tags: [{ Key: 'team', Value: Name.split('/')[0] }],
      });
    }
    const names = async (input: object) =>
      (await client.listSecrets(input)).SecretList!.map(({ Name }) => Name);
    const filtered = (Key: string, ...Values: string[]) =>
      names({ Filters: [{ Key, Values }] });
    expect(await filtered('name', 'orders/')).toEqual([
      'orders/db',
      'orders/key',
    ]);
    expect(await filtered('name', '!orders/')).toEqual(['users/db']);
    expect(await filtered('tag-key', 'team')).toHaveLength(3);
    expect(await filtered('tag-value', 'users', 'none')).toEqual(['users/db']);
    expect(await refusal(filtered('owning-service', 'rds'))).toBe(
      'InvalidParameterException: The AWS simulator does not support the filter owning-service of ListSecrets.',
    );

    const first = await client.listSecrets({ MaxResults: 2 });
    expect(first.SecretList).toHaveLength(2);
    expect(await names({ NextToken: first.NextToken })).toEqual(['users/db']);
    expect(JSON.stringify(first)).not.toContain('one');

    await client.tagResource({
      SecretId: 'users/db',
      Tags: [{ Key: 'cost', Value: '1' }],
    });
    await client.untagResource({ SecretId: 'users/db', TagKeys: ['team'] });
    expect(await filtered('tag-key', 'cost')).toEqual(['users/db']);
    expect(await filtered('tag-key', 'team')).toHaveLength(2);
  });

  it('leaves no value in the log of calls', async () => {
    await client.createSecret({ Name: 'orders/db', SecretString: 'hunter2' });
    await client.putSecretValue({
      SecretId: 'orders/db',
      SecretString: 'hunter2!',
    });
    await value();
    await refusal(
      client.createSecret({ Name: 'orders/db', SecretString: 'hunter2' }),
    );
    expect(simulator.calls.count({ service: 'secretsmanager' })).toBe(4);
    expect(JSON.stringify(simulator.calls.all())).not.toContain('hunter2');
  });
});
