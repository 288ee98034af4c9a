import { TestRegion } from '../../../__testUtils__/TestRegion';
import { SecretsManager } from '../model/SecretsManager';
import { versionAt } from '../model/versions';

const template = (Properties: object) => ({
  Resources: { Secret: { Type: 'AWS::SecretsManager::Secret', Properties } },
  Outputs: {
    Ref: { Value: { Ref: 'Secret' } },
    Id: { Value: { 'Fn::GetAtt': ['Secret', 'Id'] } },
  },
});

describe('AWS::SecretsManager::Secret', () => {
  let test: TestRegion;

  beforeEach(() => {
    test = new TestRegion();
  });

  const secrets = () => test.region.service(SecretsManager);
  const only = () => [...secrets().secrets.values()][0];
  const current = () => versionAt(only(), 'AWSCURRENT')?.SecretString;
  const update = async (properties: object) => {
    await test.call('UpdateStack', {
      StackName: 'app',
      TemplateBody: JSON.stringify(template(properties)),
    });
    await test.clock.advance(60);
  };

  it('is named as AWS names it, and is empty without a value', async () => {
    await test.create(template({ Description: 'the database' }));
    const { arn, name, tags, versions } = only();
    expect(name).toMatch(/^Secret-[A-Za-z0-9]{12}$/);
    expect((await test.stack()).Outputs).toMatchObject([
      { OutputKey: 'Ref', OutputValue: arn },
      { OutputKey: 'Id', OutputValue: arn },
    ]);
    expect(tags.map(({ Key }) => Key)).toContain(
      'aws:cloudformation:stack-name',
    );
    expect(versions.size).toBe(0);
  });

  it('generates a value once, and again when its rules change', async () => {
    const GenerateSecretString = {
      SecretStringTemplate: '{"username":"app"}',
      GenerateStringKey: 'password',
      ExcludePunctuation: true,
    };
    await test.create(template({ GenerateSecretString }));
    const first = current();
    expect(JSON.parse(first!)).toEqual({
      username: 'app',
      password: expect.stringMatching(/^[a-zA-Z0-9]{32}$/),
    });
    await update({ GenerateSecretString, Description: 'changed' });
    expect(current()).toBe(first);
    expect(only().description).toBe('changed');
    await update({
      GenerateSecretString: { ...GenerateSecretString, PasswordLength: 40 },
    });
    expect(current()).not.toBe(first);
    expect(versionAt(only(), 'AWSPREVIOUS')?.SecretString).toBe(first);
  });

  it('keeps a value that was set outside of the stack', async () => {
    await test.create(template({ Name: 'orders/db' }));
    secrets().putValue(only(), { SecretString: 'set by hand' });
    await update({ Name: 'orders/db', Description: 'changed' });
    expect(current()).toBe('set by hand');
  });

  it('is gone with its stack, so that its name is free again', async () => {
    await test.create(template({ Name: 'orders/db', SecretString: 'one' }));
    await test.call('DeleteStack', { StackName: 'app' });
    await test.clock.advance(60);
    expect(secrets().secrets.size).toBe(0);
  });

  it('fails if its name is taken', async () => {
    secrets().create({ name: 'orders/db' });
    await test.create(template({ Name: 'orders/db' }));
    expect((await test.history()).join('\n')).toMatch(
      /Secret CREATE_FAILED: Resource handler returned message: "The operation failed because the secret orders\/db already exists. \(Service: SecretsManager, Status Code: 400, .*HandlerErrorCode: AlreadyExists\)/,
    );
  });

  it('shows its value in no event and no change set', async () => {
    await test.create(template({ SecretString: 'hunter2' }));
    const { StackEvents } = await test.call('DescribeStackEvents', {
      StackName: 'app',
    });
    expect(JSON.stringify(StackEvents)).toContain('****');
    expect(JSON.stringify(StackEvents)).not.toContain('hunter2');
    await test.call('CreateChangeSet', {
      StackName: 'app',
      ChangeSetName: 'new-value',
      TemplateBody: JSON.stringify(template({ SecretString: 'hunter3' })),
    });
    await test.clock.advance(60);
    const changeSet = await test.call('DescribeChangeSet', {
      StackName: 'app',
      ChangeSetName: 'new-value',
      IncludePropertyValues: true,
    });
    expect(changeSet.Changes).toHaveLength(1);
    expect(JSON.stringify(changeSet)).not.toMatch(/hunter/);
  });
});
