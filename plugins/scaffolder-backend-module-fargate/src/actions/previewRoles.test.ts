import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { ECR } from '@aws-sdk/client-ecr';
import { ECS } from '@aws-sdk/client-ecs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { PolicyUse } from '@fargate-api/aws-simulator';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { AwsCredentialIdentity } from '@smithy/types';
import { parseDocument } from 'yaml';
import { deleteExpiredPreviews } from '../delivery/previews/deleteExpiredPreviews';
import { DeliveryBench, SUBJECT } from '../__testUtils__/DeliveryBench';
import { neededStatements } from '../__testUtils__/PortalRoles';
import { PREVIEW_STATEMENTS } from '../__testUtils__/previewStatements';

jest.setTimeout(300_000);

/** Less than a session lasts, and more than a deployment takes. */
const MOST_SECONDS = 2400;

const PULL_REQUEST = 'repo:acme@12/orders@34:pull_request';
const API = 'api-orders';
const PREVIEW = 'api-orders-preview-12';
const REFUSED = 'Not authorized to perform sts:AssumeRoleWithWebIdentity';
const TAGS = [{ Key: 'fargate-api:preview-of', Value: API }];

/** What the wizard writes for a public API without variables. */
const TEMPLATE = readFileSync(
  join(
    resolvePackagePath('@fargate-api/templates'),
    'software/source-api/previews/common/deploy/preview.yml.njk',
  ),
  'utf8',
)
  .replace(/\$\{\{ '\w+' if .*? else '(\S+)' \}\}/g, '$1')
  .replace(/\$\{\{ '[\w-]+' if .*? else '(\S+)' \}\}/g, '$1')
  .replace(/\$\{\{ cidr \}\}/g, '0.0.0.0/0')
  .replace(/\n\{%- for name[^]*?\{%- else %\}/, '')
  .replace(/\n\{%- \w+.*%\}/g, '')
  .replace(/\$\{\{ values.stack \}\}/g, API);

describe('the role of previews', () => {
  let delivery: DeliveryBench;
  let outputs: Record<string, any>;
  let cluster: string;
  let api: { ParameterKey: string; ParameterValue: string }[];
  let image: string;
  let credentials: AwsCredentialIdentity;
  let cloudFormation: CloudFormation;
  let owner: CloudFormation;

  beforeAll(async () => {
    delivery = await DeliveryBench.start({ roles: { ApiNames: 'api-*' } });
    ({ outputs } = await delivery.delivery({ name: API, previews: true }));
    await delivery.api(API, 'public.ecr.aws/docker/library/nginx:1.27');
    owner = delivery.client(CloudFormation, delivery.owner);
    const { Stacks } = await owner.describeStacks({ StackName: API });
    api = Stacks![0].Parameters as typeof api;
    cluster = api.find(
      one => one.ParameterKey === 'ClusterName',
    )!.ParameterValue;
    credentials = await delivery.assume(outputs.previewRoleArn, PULL_REQUEST);
    image = `${outputs.previewRepositoryUri}@${await delivery.push(
      outputs.previewRepositoryUri,
      'pr-12-1-1',
      {},
      credentials,
    )}`;
  });
  afterAll(() => delivery.close());

  // Anew, since the time of a test is longer than they last.
  beforeEach(async () => {
    credentials = await delivery.assume(outputs.previewRoleArn, PULL_REQUEST);
    cloudFormation = delivery.client(CloudFormation, credentials);
  });

  const denial = (call: Promise<unknown>): Promise<string> =>
    call.then(
      () => 'allowed',
      error => error.message,
    );
  const denied = (action: string) =>
    expect.stringContaining(`is not authorized to perform: ${action} `);

  const parametersOf = (template: string) =>
    Object.keys(parseDocument(template).toJS().Parameters).map(key => ({
      ParameterKey: key,
      ParameterValue:
        key === 'ImageUrl'
          ? image
          : api.find(one => one.ParameterKey === key)!.ParameterValue,
    }));

  const plan = (input: object = {}, template = TEMPLATE) =>
    cloudFormation.createChangeSet({
      StackName: PREVIEW,
      ChangeSetName: 'awscli-cloudformation-package-deploy-1',
      ChangeSetType: 'CREATE',
      TemplateBody: template,
      Parameters: parametersOf(template),
      RoleARN: outputs.previewServiceRoleArn,
      Tags: TAGS,
      ...input,
    } as any);

  /** @returns the status of the stack afterwards, and why it failed. */
  async function carryOut(): Promise<string> {
    const { clock } = delivery.bench.simulator;
    await clock.advance(10);
    const { StackId } = await cloudFormation.describeChangeSet({
      StackName: PREVIEW,
      ChangeSetName: 'awscli-cloudformation-package-deploy-1',
    });
    await cloudFormation.executeChangeSet({
      StackName: PREVIEW,
      ChangeSetName: 'awscli-cloudformation-package-deploy-1',
    });
    await clock.advance(MOST_SECONDS);
    return outcomeOf(StackId!);
  }

  /** @param by - who calls. @returns as `carryOut`. */
  async function deletePreview(by: CloudFormation): Promise<string> {
    const { Stacks } = await owner.describeStacks({ StackName: PREVIEW });
    await by.deleteStack({ StackName: PREVIEW });
    await delivery.bench.simulator.clock.advance(MOST_SECONDS);
    return outcomeOf(Stacks![0].StackId!);
  }

  async function outcomeOf(StackName: string): Promise<string> {
    const { Stacks } = await owner.describeStacks({ StackName });
    const { StackEvents = [] } = await owner.describeStackEvents({ StackName });
    const isOwn = ({ ResourceType }: { ResourceType?: string }) =>
      ResourceType === 'AWS::CloudFormation::Stack';
    const start = StackEvents.findIndex(
      event =>
        isOwn(event) &&
        /(CREATE|UPDATE|DELETE)_IN_PROGRESS/.test(event.ResourceStatus!),
    );
    return [
      Stacks![0].StackStatus,
      ...StackEvents.slice(0, start)
        .filter(({ ResourceStatus }) => ResourceStatus!.endsWith('_FAILED'))
        .map(({ ResourceStatusReason }) => ResourceStatusReason),
    ].join('\n');
  }

  it('creates, changes and deletes a preview', async () => {
    await cloudFormation.describeStacks({ StackName: API });
    await plan();
    expect(await carryOut()).toBe('CREATE_COMPLETE');

    credentials = await delivery.assume(outputs.previewRoleArn, PULL_REQUEST);
    cloudFormation = delivery.client(CloudFormation, credentials);
    image = image.replace(/@.*/, ':pr-12-2-1');
    await delivery.push(
      outputs.previewRepositoryUri,
      'pr-12-2-1',
      { config: { Env: ['A=1'] } },
      credentials,
    );
    await cloudFormation.getTemplateSummary({ StackName: PREVIEW });
    await plan({ ChangeSetType: 'UPDATE' });
    expect(await carryOut()).toBe('UPDATE_COMPLETE');
    const { services } = await delivery
      .client(ECS, delivery.owner)
      .describeServices({ cluster, services: [PREVIEW] });
    const { StackResourceDetail } = await cloudFormation.describeStackResource({
      StackName: PREVIEW,
      LogicalResourceId: 'LogGroup',
    });
    const { events } = await delivery
      .client(CloudWatchLogs, credentials)
      .filterLogEvents({
        logGroupName: StackResourceDetail!.PhysicalResourceId,
      });
    expect(events!.length).toBeGreaterThan(0);
    expect(services![0]).toMatchObject({ runningCount: 1, desiredCount: 1 });

    credentials = await delivery.assume(outputs.previewRoleArn, PULL_REQUEST);
    cloudFormation = delivery.client(CloudFormation, credentials);
    expect(await deletePreview(cloudFormation)).toBe('DELETE_COMPLETE');
  });

  it('is deleted by the portal a week after its last commit', async () => {
    await plan();
    expect(await carryOut()).toBe('CREATE_COMPLETE');
    const { bench } = delivery;
    const { Stacks } = await owner.describeStacks({ StackName: PREVIEW });
    const expire = async () => {
      const logger = mockServices.logger.mock();
      await deleteExpiredPreviews(bench.aws, { logger });
      expect(logger.warn.mock.calls).toEqual([]);
      await bench.simulator.clock.advance(MOST_SECONDS);
      return outcomeOf(Stacks![0].StackId!);
    };
    await expect(
      bench.run(
        'fargate:stack:delete',
        { entityRef: `api:default/${API}` },
        { taskId: bench.newTaskId(), isDryRun: true },
      ),
    ).rejects.toThrow(
      `Nothing was deleted, because the deletion could not be completed: pull requests still have previews (${PREVIEW}); close these pull requests`,
    );
    await bench.simulator.clock.advance(6 * 24 * 3600);
    expect(await expire()).toBe('CREATE_COMPLETE');
    await bench.simulator.clock.advance(24 * 3600);
    expect(await expire()).toBe('DELETE_COMPLETE');
    await owner.describeStacks({ StackName: API });
  });

  it('can be assumed by pull requests only', async () => {
    expect(await denial(delivery.assume(outputs.previewRoleArn, SUBJECT))).toBe(
      REFUSED,
    );
    expect(
      await denial(
        delivery.assume(
          outputs.previewRoleArn,
          'repo:acme@12/stock@56:pull_request',
        ),
      ),
    ).toBe(REFUSED);
  });

  describe('is denied', () => {
    it.each<[string, object]>([
      ['for the API itself', { StackName: API, ChangeSetType: 'UPDATE' }],
      ['for its own roles', { StackName: `${API}-delivery` }],
      ['for a preview of another API', { StackName: 'api-stock-preview-1' }],
      ['without the service role', { RoleARN: undefined }],
      ['without the tag by which it ends', { Tags: undefined }],
      [
        'with the tag of another API',
        { Tags: [{ Key: 'fargate-api:preview-of', Value: 'api-stock' }] },
      ],
      [
        'as a stack of the portal',
        { Tags: [...TAGS, { Key: 'fargate-api:managed', Value: 'true' }] },
      ],
    ])('a change set %s', async (_, input) => {
      expect(await denial(plan(input))).toEqual(
        denied('cloudformation:CreateChangeSet'),
      );
    });

    it('an API of the portal that has the name of a preview', async () => {
      await delivery.api(
        'api-orders-preview-x',
        'public.ecr.aws/docker/library/nginx:1.27',
      );
      credentials = await delivery.assume(outputs.previewRoleArn, PULL_REQUEST);
      cloudFormation = delivery.client(CloudFormation, credentials);
      const StackName = 'api-orders-preview-x';
      expect(
        await denial(plan({ StackName, ChangeSetType: 'UPDATE' })),
      ).toEqual(denied('cloudformation:CreateChangeSet'));
      expect(await denial(cloudFormation.deleteStack({ StackName }))).toEqual(
        denied('cloudformation:DeleteStack'),
      );
    });

    it('the repository from which commits are deployed', async () => {
      expect(
        await denial(
          delivery.push(outputs.repositoryUri, 'c0ffee9', {}, credentials),
        ),
      ).toMatch(/is not authorized to perform: ecr:/);
    });

    it.each<[string, () => Promise<unknown>]>([
      [
        'cloudformation:DeleteStack',
        () => cloudFormation.deleteStack({ StackName: API }),
      ],
      [
        'cloudformation:DeleteStack',
        () =>
          cloudFormation.deleteStack({
            StackName: PREVIEW,
            RoleARN: outputs.previewServiceRoleArn,
          }),
      ],
      [
        'cloudformation:UpdateStack',
        () =>
          cloudFormation.updateStack({
            StackName: PREVIEW,
            UsePreviousTemplate: true,
          }),
      ],
      [
        'ecs:UpdateService',
        () =>
          delivery
            .client(ECS, credentials)
            .updateService({ cluster, service: API, desiredCount: 0 }),
      ],
      [
        'ecr:BatchDeleteImage',
        () =>
          delivery.client(ECR, credentials).batchDeleteImage({
            repositoryName: outputs.previewRepositoryUri.split('/')[1],
            imageIds: [{ imageTag: 'pr-12-1-1' }],
          }),
      ],
    ])('%s (%#)', async (action, call) => {
      expect(await denial(call())).toEqual(denied(action));
    });
  });

  describe('by another template', () => {
    async function attempt(
      change: (
        set: (path: (string | number)[], value: unknown) => void,
      ) => void,
    ): Promise<string> {
      const document = parseDocument(TEMPLATE);
      change((path, value) =>
        document.setIn(['Resources', ...path], document.createNode(value)),
      );
      await plan({ Capabilities: ['CAPABILITY_IAM'] }, String(document));
      const result = await carryOut();
      expect(await deletePreview(owner)).toBe('DELETE_COMPLETE');
      return result;
    }

    it('creates no role', async () => {
      expect(
        await attempt(set =>
          set(['Backdoor'], {
            Type: 'AWS::IAM::Role',
            Properties: {
              AssumeRolePolicyDocument: {
                Version: '2012-10-17',
                Statement: [
                  {
                    Effect: 'Allow',
                    Principal: { AWS: '*' },
                    Action: 'sts:AssumeRole',
                  },
                ],
              },
            },
          }),
        ),
      ).toMatch(/^ROLLBACK_COMPLETE\n[^]*iam:CreateRole/);
    });

    it('gives its task not the role of the API', async () => {
      const { Stacks } = await owner.describeStacks({ StackName: API });
      const { OutputValue } = Stacks![0].Outputs!.find(
        ({ OutputKey }) => OutputKey === 'TaskRoleArn',
      )!;
      expect(
        await attempt(set =>
          set(['TaskDefinition', 'Properties', 'TaskRoleArn'], OutputValue),
        ),
      ).toMatch(/^ROLLBACK_COMPLETE\n[^]*iam:PassRole/);
    });

    it('registers no revision of the API', async () => {
      expect(
        await attempt(set =>
          set(['TaskDefinition', 'Properties', 'Family'], API),
        ),
      ).toMatch(/^ROLLBACK_COMPLETE\n[^]*ecs:RegisterTaskDefinition/);
    });

    it('takes no other name for its service', async () => {
      expect(
        await attempt(set =>
          set(['Service', 'Properties', 'ServiceName'], 'api-stock'),
        ),
      ).toMatch(/^ROLLBACK_COMPLETE\n[^]*ecs:CreateService/);
    });

    it('opens no security group of others', async () => {
      const { StackResources = [] } = await owner.describeStackResources({
        StackName: API,
      });
      const { PhysicalResourceId: GroupId } = StackResources.find(
        one => one.LogicalResourceId === 'ServiceSecurityGroup',
      )!;
      expect(
        await attempt(set =>
          set(['Open'], {
            Type: 'AWS::EC2::SecurityGroupIngress',
            Properties: { GroupId, IpProtocol: '-1', CidrIp: '0.0.0.0/0' },
          }),
        ),
      ).toMatch(/^ROLLBACK_COMPLETE\n[^]*ec2:AuthorizeSecurityGroupIngress/);
    });

    it('opens no shell in its container', async () => {
      expect(
        await attempt(set =>
          set(['Service', 'Properties', 'EnableExecuteCommand'], true),
        ),
      ).toMatch(/^ROLLBACK_COMPLETE\n[^]*ecs:CreateService/);
    });
  });

  it('has no statement that it does not need, nor has the boundary', async () => {
    await delivery.client(ECR, credentials).getAuthorizationToken({});
    const { simulator } = delivery.bench;
    const needed = [
      ...neededStatements(simulator),
      ...simulator.world
        .service(PolicyUse)
        .needed()
        .map(statement =>
          statement.replace(/^.*-delivery-(\w+)-\w+ (\w+)$/, '$1 $2'),
        ),
    ];
    const template = parseDocument(
      await readCloudFormationTemplate('delivery'),
    );
    const statements = [
      ...['PreviewRole', 'PreviewServiceRole'].flatMap(role =>
        (template.getIn(['Resources', role, 'Properties', 'Policies']) as any)
          .toJSON()
          .flatMap(({ PolicyDocument }: any) => PolicyDocument.Statement)
          .map(({ Sid }: any) => `${role} ${Sid}`),
      ),
      ...PREVIEW_STATEMENTS,
    ];
    expect(statements.filter(one => !needed.includes(one))).toEqual([
      // According to AWS's resource schemas, their handlers call it.
      'PreviewServiceRole LookAtExecutionRole',
    ]);
  });
});
