import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { parseTemplate } from './__testUtils__/parseTemplate';
import { planDeployment } from './rules/planDeployment';
import { referenceFindings } from './rules/referenceFindings';
import { specificationFindings } from './rules/specificationFindings';

const FOLDER = resolve(
  resolvePackagePath('@fargate-api/templates'),
  '../examples/iam',
);

const templateOf = (name: string) =>
  parseTemplate(readFileSync(resolve(FOLDER, name), 'utf8'));

const template = templateOf('portal-roles.yml');
const delivery = templateOf('delivery-roles.yml');
const gateway = templateOf('gateway-roles.yml');
const shared = templateOf('shared-roles.yml');

const PARAMETERS = {
  'AWS::AccountId': '123456789012',
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::Region': 'eu-west-1',
  Boundary: 'arn:aws:iam::123456789012:policy/fargate-api/portal/boundary',
  PortalRoleArn: 'arn:aws:iam::999900001111:role/backstage',
  DeployRoleName: 'portal-roles-DeployRole',
  LookRoleName: 'portal-roles-LookRole',
  ExternalId: 'choose-your-own',
  ApiNames: 'api-*',
  RecordNames: 'api.acme.com,*.api.acme.com',
  TaskActions: 'dynamodb:GetItem',
  WebAcls: 'on',
  TaskPolicyArns: 'arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess',
};

const resources = (parameters = {}) =>
  planDeployment(template, { ...PARAMETERS, ...parameters }).resources;

const deliveryResources = (parameters = {}) =>
  planDeployment(delivery, {
    ...PARAMETERS,
    Boundary:
      'arn:aws:iam::123456789012:policy/fargate-api/portal/delivery-boundary',
    ...parameters,
  }).resources;

const gatewayResources = (parameters = {}) =>
  planDeployment(gateway, { ...PARAMETERS, ...parameters }).resources;

const sharedResources = (parameters = {}) =>
  planDeployment(shared, { ...PARAMETERS, ...parameters }).resources;

/** Each policy of the roles, as the JSON file that holds it. */
function documents(): Record<string, unknown> {
  const {
    LookRole,
    OperateRole,
    DeployRole,
    Boundary,
    LookingPolicy,
    NetworkPolicy,
    ServicesPolicy,
    RolesPolicy,
    NamesPolicy,
  } = resources();
  const pipelines = deliveryResources();
  const gateways = gatewayResources();
  const inline = (role: typeof LookRole) =>
    role.Properties!.Policies[0].PolicyDocument;
  return {
    'boundary.json': Boundary.Properties!.PolicyDocument,
    'delivery-boundary.json': pipelines.Boundary.Properties!.PolicyDocument,
    'deploy-delivery.json': pipelines.DeliveryPolicy.Properties!.PolicyDocument,
    'deploy-gateway-looking.json':
      gateways.LookingPolicy.Properties!.PolicyDocument,
    'deploy-gateway.json': gateways.GatewayPolicy.Properties!.PolicyDocument,
    'deploy-looking.json': LookingPolicy.Properties!.PolicyDocument,
    'deploy-names.json': NamesPolicy.Properties!.PolicyDocument,
    'deploy-network.json': NetworkPolicy.Properties!.PolicyDocument,
    'deploy-roles.json': RolesPolicy.Properties!.PolicyDocument,
    'deploy-services.json': ServicesPolicy.Properties!.PolicyDocument,
    'deploy-shared.json':
      sharedResources().SharedPolicy.Properties!.PolicyDocument,
    'deploy-trust.json': DeployRole.Properties!.AssumeRolePolicyDocument,
    'deploy.json': inline(DeployRole),
    'look-trust.json': LookRole.Properties!.AssumeRolePolicyDocument,
    'look.json': inline(LookRole),
    'look-gateway.json': gateways.LookPolicy.Properties!.PolicyDocument,
    'operate-trust.json': OperateRole.Properties!.AssumeRolePolicyDocument,
    'operate.json': inline(OperateRole),
  };
}

/** As IAM counts: without blanks. */
const sizeOf = (document: unknown) =>
  JSON.stringify(document).replace(/\s/g, '').length;

describe('examples/iam', () => {
  it.each([
    ['on', true],
    ['off', false],
  ])(
    'lets the portal set web ACLs with WebAcls %s: %s',
    (WebAcls, isAllowed) => {
      const text = JSON.stringify(resources({ WebAcls }).ServicesPolicy);
      expect(/wafv2:|SetWebACL/.test(text)).toBe(isAllowed);
    },
  );

  const specification = loadAwsServiceSpecSync();

  it.each([
    'portal-roles.yml',
    'delivery-roles.yml',
    'gateway-roles.yml',
    'shared-roles.yml',
  ])('%s is a template that CloudFormation takes', name => {
    const roles = templateOf(name);
    expect([
      ...specificationFindings(roles, specification),
      ...referenceFindings(roles, specification),
    ]).toEqual([]);
    const { size } = statSync(resolve(FOLDER, name));
    expect(size).toBeLessThan(51_200);
  });

  // PORTAL_ROLES=write writes them anew; `yarn prettier --write` comes after.
  it('has the same policies as the JSON beside it', () => {
    const expected = documents();
    if (process.env.PORTAL_ROLES === 'write') {
      for (const [name, document] of Object.entries(expected)) {
        writeFileSync(
          resolve(FOLDER, name),
          `${JSON.stringify(document, null, 2)}\n`,
        );
      }
    }
    const names = readdirSync(FOLDER).filter(name => name.endsWith('.json'));
    expect(
      Object.fromEntries(
        names.map(name => [
          name,
          JSON.parse(readFileSync(resolve(FOLDER, name), 'utf8')),
        ]),
      ),
    ).toEqual(expected);
  });

  it.each([{}, { ServiceRole: 'on' }])(
    'keeps to the sizes of IAM: %j',
    given => {
      const long = {
        'AWS::Partition': 'aws-us-gov',
        'AWS::Region': 'ap-southeast-2',
        ApiNames: 'a'.repeat(64),
        ExternalId: 'x'.repeat(100),
      };
      const tooLong = [
        ...Object.entries(resources({ ...long, ...given })),
        ...Object.entries(deliveryResources(long)),
        ...Object.entries(gatewayResources(long)),
        ...Object.entries(sharedResources(long)),
      ].flatMap(([id, { Properties }]) => {
        const {
          PolicyDocument,
          Policies = [],
          AssumeRolePolicyDocument,
        } = Properties!;
        return [
          [sizeOf(PolicyDocument ?? {}), 6144],
          [sizeOf(Policies), 10_240],
          [sizeOf(AssumeRolePolicyDocument ?? {}), 2048],
        ]
          .filter(([size, most]) => size > most)
          .map(([size, most]) => `${id}: ${size} of ${most}`);
      });
      expect(tooLong).toEqual([]);
    },
  );
});
