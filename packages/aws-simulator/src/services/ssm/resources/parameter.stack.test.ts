import { TestRegion } from '../../../__testUtils__/TestRegion';
import { Ssm } from '../model/Ssm';

const template = (Properties: object) => ({
  Resources: { Config: { Type: 'AWS::SSM::Parameter', Properties } },
  Outputs: {
    Ref: { Value: { Ref: 'Config' } },
    Value: { Value: { 'Fn::GetAtt': ['Config', 'Value'] } },
  },
});

describe('AWS::SSM::Parameter', () => {
  let test: TestRegion;

  beforeEach(() => {
    test = new TestRegion();
  });

  const only = () => [...test.region.service(Ssm).parameters.values()][0];

  it('is named as AWS names it, and changes in place', async () => {
    await test.create(
      template({ Type: 'String', Value: 'one', Tags: { team: 'a' } }),
    );
    const { name, tags } = only();
    expect(name).toMatch(/^CFN-Config-[A-Za-z0-9]{12}$/);
    expect(tags).toContainEqual({ Key: 'team', Value: 'a' });
    expect((await test.stack()).Outputs).toMatchObject([
      { OutputKey: 'Ref', OutputValue: name },
      { OutputKey: 'Value', OutputValue: 'one' },
    ]);
    await test.call('UpdateStack', {
      StackName: 'app',
      TemplateBody: JSON.stringify(template({ Type: 'String', Value: 'two' })),
    });
    await test.clock.advance(60);
    expect(only()).toMatchObject({
      name,
      versions: [{ value: 'one' }, { value: 'two', version: 2 }],
    });
    expect((await test.stack()).Outputs[1].OutputValue).toBe('two');
    await test.call('DeleteStack', { StackName: 'app' });
    await test.clock.advance(60);
    expect(only()).toBeUndefined();
  });

  it('cannot be a SecureString', async () => {
    await test.create(template({ Type: 'SecureString', Value: 'hunter2' }));
    const history = (await test.history()).join('\n');
    expect(history).toContain(
      'Properties validation failed for resource Config with message: [#/Type: failed validation constraint for keyword [enum]]',
    );
    expect(history).not.toContain('hunter2');
  });

  it('fails if its name is taken', async () => {
    test.region
      .service(Ssm)
      .put({ Name: '/orders', Value: 'one', Type: 'String' }, 'somebody');
    await test.create(
      template({ Name: '/orders', Type: 'String', Value: 'two' }),
    );
    expect((await test.history()).join('\n')).toMatch(
      /Config CREATE_FAILED: .*The parameter already exists.*HandlerErrorCode: AlreadyExists/,
    );
  });
});
