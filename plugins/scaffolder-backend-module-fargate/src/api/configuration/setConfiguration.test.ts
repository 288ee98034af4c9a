import fc from 'fast-check';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import {
  parseTemplate,
  templateText,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { parseDocument } from 'yaml';
import { ResolvedSecret } from './resolveSecrets';
import {
  configurationIn,
  setConfiguration,
  setVersionsMark,
  versionsMarkIn,
} from './setConfiguration';

const ACCOUNT = '123456789012';
const SECRET = `arn:aws:secretsmanager:eu-west-1:${ACCOUNT}:secret:orders-AbCdEf`;
const PARAMETER = `arn:aws:ssm:eu-west-1:${ACCOUNT}:parameter/orders/key`;
const KEY = `arn:aws:kms:eu-west-1:${ACCOUNT}:key/1234`;

const secrets = {
  DB_PASSWORD: { valueFrom: `${SECRET}:password::`, arn: SECRET, key: KEY },
  API_KEY: { valueFrom: PARAMETER, arn: PARAMETER, key: 'alias/orders' },
};

function withConfiguration(
  template: string,
  variables: Record<string, string>,
  resolved: Record<string, ResolvedSecret>,
): string {
  const document = parseTemplate(template);
  setConfiguration(document, variables, resolved);
  return templateText(document);
}

/** As CloudFormation reads it. */
const read = (text: string) =>
  parseDocument(text, { version: '1.1', logLevel: 'error' }).toJS();

describe.each(['public-api', 'internal-api'] as const)('%s', kind => {
  let template: string;
  beforeAll(async () => {
    template = await readCloudFormationTemplate(kind);
  });
  const taskDefinition = (text: string) =>
    read(text).Resources.TaskDefinition.Properties;

  it('writes the variables in the order of their names', () => {
    const text = withConfiguration(template, { B: '2', A: '1' }, {});
    expect(taskDefinition(text).ContainerDefinitions[0].Environment).toEqual([
      { Name: 'A', Value: '1' },
      { Name: 'B', Value: '2' },
    ]);
    expect(read(text).Resources.ExecutionRole).toBeUndefined();
  });

  it('lets a role of its own read exactly the secrets', () => {
    const text = withConfiguration(template, {}, secrets);
    expect(taskDefinition(text).ContainerDefinitions[0].Secrets).toEqual([
      { Name: 'API_KEY', ValueFrom: PARAMETER },
      { Name: 'DB_PASSWORD', ValueFrom: `${SECRET}:password::` },
    ]);
    expect(text).toMatch('ExecutionRoleArn: !GetAtt ExecutionRole.Arn');
    expect(text).toMatch('Value: !Sub ${AWS::StackName}-execution');
    expect(text).toMatch(
      '- !Sub arn:${AWS::Partition}:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy',
    );
    const { ExecutionRole, TaskRole } = read(text).Resources;
    expect(ExecutionRole.Properties).toMatchObject({
      AssumeRolePolicyDocument: TaskRole.Properties.AssumeRolePolicyDocument,
      Path: TaskRole.Properties.Path,
      PermissionsBoundary: TaskRole.Properties.PermissionsBoundary,
      ManagedPolicyArns: [
        'arn:${AWS::Partition}:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy',
      ],
    });
    expect(ExecutionRole.Properties.Policies).toEqual([
      {
        PolicyName: 'secrets',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'secretsmanager:GetSecretValue',
              Resource: [SECRET],
            },
            {
              Effect: 'Allow',
              Action: 'ssm:GetParameters',
              Resource: [PARAMETER],
            },
            { Effect: 'Allow', Action: 'kms:Decrypt', Resource: [KEY] },
            {
              Effect: 'Allow',
              Action: 'kms:Decrypt',
              Resource: `arn:aws:kms:eu-west-1:${ACCOUNT}:key/*`,
              Condition: {
                'ForAnyValue:StringEquals': {
                  'kms:ResourceAliases': ['alias/orders'],
                },
              },
            },
          ],
        },
      },
    ]);
  });

  it('names each secret once, in order, whoever reads it', () => {
    const document = parseTemplate(template);
    const of = (name: string) => {
      const arn = `${SECRET}-${name}`;
      return { arn, valueFrom: arn };
    };
    setConfiguration(
      document,
      {},
      { B: of('b'), AGAIN: of('b') },
      { ofSidecars: [of('c')], ofRegistries: [of('a')] },
    );
    const { ExecutionRole } = read(templateText(document)).Resources;
    expect(
      ExecutionRole.Properties.Policies[0].PolicyDocument.Statement,
    ).toEqual([
      {
        Effect: 'Allow',
        Action: 'secretsmanager:GetSecretValue',
        Resource: ['a', 'b', 'c'].map(name => `${SECRET}-${name}`),
      },
    ]);
  });

  it('marks the container by the versions of its secrets, in any order', () => {
    const markOf = (
      resolved: Record<string, ResolvedSecret>,
      further?: Parameters<typeof setConfiguration>[3],
    ) => {
      const document = parseTemplate(template);
      setConfiguration(document, {}, resolved, further);
      return versionsMarkIn(parseTemplate(templateText(document)));
    };
    const one = { arn: SECRET, valueFrom: SECRET, version: 'v1' };
    const other = { arn: PARAMETER, valueFrom: PARAMETER, version: '3' };
    const mark = markOf({ A: one, B: other });
    expect(mark).toMatch(/^[0-9a-f]{16}$/);
    expect(markOf({ A: other, B: one })).toBe(mark);
    expect(markOf({ A: one }, { ofSidecars: [other] })).toBe(mark);
    expect(markOf({ A: { ...one, version: 'v2' }, B: other })).not.toBe(mark);
    expect(markOf({ A: one, B: { ...other, version: '4' } })).not.toBe(mark);
    expect(markOf({ A: { ...one, arn: `${SECRET}x` }, B: other })).not.toBe(
      mark,
    );
    const unversioned = { ...other, version: undefined };
    expect(markOf({ A: one, B: unversioned })).toBeDefined();
    expect(markOf({ B: unversioned })).toBeUndefined();
    expect(markOf({}, { ofRegistries: [one] })).toBeUndefined();
  });

  it('takes over another mark, or none', () => {
    const mark = '0123456789abcdef';
    const document = parseTemplate(template);
    const before = templateText(document);
    setVersionsMark(document, mark);
    expect(versionsMarkIn(document)).toBe(mark);
    expect(
      taskDefinition(templateText(document)).ContainerDefinitions[0],
    ).toMatchObject({
      DockerLabels: { 'fargate-api.secrets-version': mark },
    });
    setVersionsMark(document, undefined);
    expect(versionsMarkIn(document)).toBeUndefined();
    expect(templateText(document)).toBe(before);
  });

  it('goes back to the role of the environment without secrets', () => {
    const text = withConfiguration(
      withConfiguration(template, { A: '1' }, secrets),
      {},
      {},
    );
    expect(text).toBe(withConfiguration(template, {}, {}));
    expect(text).toMatch('ExecutionRoleArn: !Ref ECSTaskExecutionRole');
    expect(configurationIn(parseTemplate(text))).toEqual({
      variables: {},
      secrets: {},
    });
  });

  it('says of one that is too large how many of its bytes the variables take', () => {
    const size = (variables: Record<string, string>) =>
      Buffer.byteLength(withConfiguration(template, variables, {}));
    const some = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`V${1000 + index}`, 'a']),
      );
    const each = size(some(2)) - size(some(1));
    const heading = size(some(1)) - size({}) - each;
    expect(() => withConfiguration(template, some(900), {})).toThrow(
      `The template is ${
        size({}) + heading + 900 * each
      } bytes, and CloudFormation accepts at most 51200. It contains: environment variables ${
        heading + 900 * each
      } bytes. `,
    );
  });

  it('reads back what it wrote', () => {
    const variables = { A: '1', B: 'No' };
    expect(
      configurationIn(
        parseTemplate(withConfiguration(template, variables, secrets)),
      ),
    ).toEqual({
      variables,
      secrets: {
        DB_PASSWORD: `${SECRET}:password::`,
        API_KEY: PARAMETER,
      },
    });
  });
});

it('is not written into a template without a container, and not read from it', () => {
  const document = parseTemplate('Resources: {}');
  expect(() => setConfiguration(document, {}, {})).toThrow(
    'The template has no resource TaskDefinition with a container',
  );
  expect(versionsMarkIn(document)).toBeUndefined();
  expect(configurationIn(document)).toEqual({ variables: {}, secrets: {} });
});

it.each(['x', '0123456789abcdef0', '{{resolve:ssm:/a}}'])(
  'is not marked by the label %s, which is not of this portal',
  label => {
    const document = parseTemplate(
      JSON.stringify({
        Resources: {
          TaskDefinition: {
            Properties: {
              ContainerDefinitions: [
                { DockerLabels: { 'fargate-api.secrets-version': label } },
              ],
            },
          },
        },
      }),
    );
    expect(versionsMarkIn(document)).toBeUndefined();
  },
);

it('brings 10,000 generated values byte for byte to CloudFormation', () => {
  const template = `
Resources:
  TaskDefinition:
    Properties:
      ContainerDefinitions:
        - Name: !Ref ServiceName
`;
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 40 }),
          fc.constantFrom(
            ...['No', 'on', '1:30', '0o17', '1_000', '~', '', ' ', '<<', '- a'],
            ...['2026-11-28', '{}', '!Ref A', '${AWS::Region}', '"', "'", '#a'],
            ...['a: b', '\u0085', '\u2028', '\ufeff', '\r\n', '😀', '\\n'],
          ),
        ),
        { minLength: 100, maxLength: 100 },
      ),
      values => {
        const variables = Object.fromEntries(
          values.map((value, index) => [`V${index}`, value]),
        );
        const text = withConfiguration(template, variables, {});
        const [{ Environment }] =
          read(text).Resources.TaskDefinition.Properties.ContainerDefinitions;
        expect(
          Object.fromEntries(
            Environment.map(({ Name, Value }: any) => [Name, Value]),
          ),
        ).toEqual(variables);
        expect(configurationIn(parseTemplate(text)).variables).toEqual(
          variables,
        );
      },
    ),
    { numRuns: 100 },
  );
});
