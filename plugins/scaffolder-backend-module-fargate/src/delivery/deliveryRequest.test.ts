import { FargateTarget } from '@fargate-api/backstage-plugin-fargate-api-node';
import { parse } from 'yaml';
import { Delivery, deliveryRequest } from './deliveryRequest';

const PROVIDER = 'arn:aws:iam::123456789012:oidc-provider/gitlab.com';
const TARGET: FargateTarget = {
  name: 'dev',
  accountId: '123456789012',
  region: 'eu-west-1',
};
const DELIVERY: Delivery = {
  apiStackName: 'orders',
  descriptor: {
    entity: { namespace: 'shop', name: 'orders', owner: 'group:default/a' },
  } as Delivery['descriptor'],
  environment: {
    clusterName: 'dev',
    executionRole: 'arn:aws:iam::123456789012:role/execution',
  },
  trust: {
    issuer: 'gitlab.com',
    audience: 'https://gitlab.com',
    subjects: ['a', 'b'],
    planSubjects: ['c', 'd'],
    previewSubjects: ['e', 'f'],
  },
  appliesSettings: true,
  oidcProviderArn: undefined,
};

describe('deliveryRequest', () => {
  it('lets the pipeline of a repository deploy one API into its environment', async () => {
    const { template, ...request } = await deliveryRequest(TARGET, DELIVERY);
    expect(request).toEqual({
      label: 'Delivery',
      guardedTypes: ['AWS::ECR::Repository'],
      name: 'orders-delivery',
      kind: 'delivery',
      parameters: {
        ApiStackName: 'orders',
        ClusterName: 'dev',
        ExecutionRoleArn: 'arn:aws:iam::123456789012:role/execution',
        Issuer: 'gitlab.com',
        Audience: 'https://gitlab.com',
        Subjects: 'a,b',
        PlanSubjects: 'c,d',
        PreviewSubjects: 'e,f',
        AppliesSettings: 'true',
        OidcProviderArn: '',
      },
      entityRef: 'api:shop/orders',
      untouched: 'nothing registered',
      onReplacement: 'fail',
    });
    expect(template).toContain('FargateApi');
  });

  it('sets what the target says of roles, those of the API and those of pipelines', async () => {
    const { parameters, template } = await deliveryRequest(
      {
        ...TARGET,
        rolePath: '/apis/',
        deliveryRolePath: '/delivery/',
        deliveryBoundaryArn: 'arn:aws:iam::123456789012:policy/delivery',
      },
      DELIVERY,
    );
    expect(parameters).toMatchObject({
      ApiRolePath: '/apis/',
      RolePath: '/delivery/',
      PermissionsBoundaryArn: 'arn:aws:iam::123456789012:policy/delivery',
    });
    expect(
      Object.keys(parse(template, { logLevel: 'silent' }).Parameters),
    ).toEqual(expect.arrayContaining(Object.keys(parameters)));
  });

  it.each<[string, string | undefined, object | undefined, string]>([
    ['creates the provider where there is none', undefined, undefined, ''],
    ['takes the one that exists', PROVIDER, undefined, PROVIDER],
    [
      'keeps the one that it created',
      PROVIDER,
      {
        parameters: { OidcProviderArn: '' },
        outputs: { OidcProviderArn: PROVIDER },
      },
      '',
    ],
    [
      'keeps the one that it was given',
      PROVIDER,
      {
        parameters: { OidcProviderArn: PROVIDER },
        outputs: { OidcProviderArn: PROVIDER },
      },
      PROVIDER,
    ],
    [
      'takes the one of another issuer than before',
      PROVIDER,
      {
        parameters: { OidcProviderArn: '' },
        outputs: { OidcProviderArn: 'arn:of:another' },
      },
      PROVIDER,
    ],
  ])('%s', async (_, oidcProviderArn, deployed: any, expected) => {
    const { parameters } = await deliveryRequest(
      TARGET,
      { ...DELIVERY, oidcProviderArn },
      deployed,
    );
    expect(parameters.OidcProviderArn).toBe(expected);
  });
});
