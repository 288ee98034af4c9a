import {
  CreateChangeSetCommand,
  DescribeChangeSetCommand,
  DescribeStackEventsCommand,
  DescribeStackResourceDriftsCommand,
  DetectStackDriftCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CreateSecretCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import {
  GetParameterCommand,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { StackBench } from '../../../__testUtils__/StackBench';

const template = (Value: unknown, more: object = {}) => ({
  Resources: {
    It: {
      Type: 'AWS::SSM::Parameter',
      Properties: { Name: 'it', Type: 'String', Value },
    },
    ...more,
  },
});

describe('a dynamic reference', () => {
  let bench: StackBench;
  let ssm: SSMClient;
  let arn: string;

  const put = (Value: string) =>
    ssm.send(
      new PutParameterCommand({
        Name: '/app/size',
        Type: 'String',
        Value,
        Overwrite: true,
      }),
    );

  beforeEach(async () => {
    bench = await StackBench.start();
    ssm = new SSMClient(bench.options);
    await put('first');
    await put('second');
    await ssm.send(
      new PutParameterCommand({
        Name: '/app/hidden',
        Type: 'SecureString',
        Value: 'hidden',
      }),
    );
    const { ARN } = await new SecretsManagerClient(bench.options).send(
      new CreateSecretCommand({
        Name: 'app/db',
        SecretString: '{"user":"admin","port":5432}',
      }),
    );
    arn = ARN!;
  });

  afterEach(() => bench.close());

  const value = async () =>
    (await ssm.send(new GetParameterCommand({ Name: 'it' }))).Parameter!.Value;

  it.each([
    ['{{resolve:ssm:/app/size}}', 'second'],
    ['{{resolve:ssm:/app/size:1}}', 'first'],
    [
      'a {{resolve:ssm:/app/size:1}} b {{resolve:ssm:/app/size}}',
      'a first b second',
    ],
    ['{{resolve:secretsmanager:app/db:SecretString:user}}', 'admin'],
    ['{{resolve:secretsmanager:app/db:SecretString:port::}}', '5432'],
    [
      '{{resolve:secretsmanager:app/db:SecretString:user:AWSCURRENT:}}',
      'admin',
    ],
    ['{{resolve:secretsmanager:app/db}}', '{"user":"admin","port":5432}'],
  ])('%s is %s', async (reference, expected) => {
    await bench.outputs(template(reference));
    expect(await value()).toBe(expected);
  });

  it('can name a secret by its ARN, and be made by a function', async () => {
    await bench.outputs(
      template({
        'Fn::Join': [
          '',
          ['{{resolve:secretsmanager:', arn, ':SecretString:user}}'],
        ],
      }),
    );
    expect(await value()).toBe('admin');
  });

  it('is what is shown of a secret', async () => {
    const reference = '{{resolve:secretsmanager:app/db:SecretString:user}}';
    await bench.outputs(template(reference));
    const { StackEvents } = await bench.cloudFormation.send(
      new DescribeStackEventsCommand({ StackName: 'app' }),
    );
    await bench.cloudFormation.send(
      new DetectStackDriftCommand({ StackName: 'app' }),
    );
    await bench.simulator.clock.advance(60);
    const { StackResourceDrifts } = await bench.cloudFormation.send(
      new DescribeStackResourceDriftsCommand({ StackName: 'app' }),
    );
    const shown = JSON.stringify({ StackEvents, StackResourceDrifts });
    expect(shown).toContain(reference);
    expect(shown).not.toContain('admin');
  });

  it('changes with the parameter at the next update', async () => {
    const reference = '{{resolve:ssm:/app/size}}';
    await bench.outputs(template(reference));
    const planned = async (ChangeSetName: string) => {
      await bench.cloudFormation.send(
        new CreateChangeSetCommand({
          StackName: 'app',
          ChangeSetName,
          TemplateBody: JSON.stringify(template(reference)),
        }),
      );
      await bench.simulator.clock.advance(60);
      const { Changes } = await bench.cloudFormation.send(
        new DescribeChangeSetCommand({ StackName: 'app', ChangeSetName }),
      );
      return Changes;
    };
    expect(await planned('same')).toEqual([]);
    await put('third');
    expect(await planned('other')).toHaveLength(1);
    await bench.update(template(reference));
    expect(await value()).toBe('third');
  });

  it.each([
    [
      '{{resolve:ssm:/app/none}}',
      'Unable to fetch parameters [/app/none] from parameter store for this account.',
    ],
    [
      '{{resolve:ssm:/app/size:9}}',
      'Unable to fetch parameters [/app/size:9] from parameter store for this account.',
    ],
    [
      '{{resolve:ssm:/app/size:one}}',
      'Incorrect format is used in the following SSM reference: [{{resolve:ssm:/app/size:one}}]',
    ],
    [
      '{{resolve:ssm:/app/hidden}}',
      'Non-secure ssm prefix was used for secure parameter /app/hidden',
    ],
    [
      '{{resolve:ssm-secure:/app/hidden}}',
      'SSM Secure reference is not supported in: [AWS::SSM::Parameter/Properties/Value]',
    ],
    [
      '{{resolve:secretsmanager:nothing}}',
      "Secrets Manager can't find the specified secret.",
    ],
    [
      '{{resolve:secretsmanager:app/db:SecretString:none}}',
      'Could not find a value associated with JSONKey in SecretString',
    ],
  ])('%s fails: %s', async (reference, reason) => {
    const { StackStatus } = await bench.deploy(template(reference));
    expect(StackStatus).toBe('ROLLBACK_COMPLETE');
    expect(await bench.reasons()).toContainEqual(
      expect.stringContaining(reason),
    );
  });

  it('can be read of what the stack made before', async () => {
    await bench.outputs(
      template('{{resolve:ssm:/app/made}}', {
        Made: {
          Type: 'AWS::SSM::Parameter',
          Properties: { Name: '/app/made', Type: 'String', Value: 'made' },
        },
        It: {
          Type: 'AWS::SSM::Parameter',
          DependsOn: 'Made',
          Properties: {
            Name: 'it',
            Type: 'String',
            Value: '{{resolve:ssm:/app/made}}',
          },
        },
      }),
    );
    expect(await value()).toBe('made');
  });
});
