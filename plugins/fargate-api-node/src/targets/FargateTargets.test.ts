import { ConfigReader } from '@backstage/config';
import { FargateTargets } from './FargateTargets';

const dev = { name: 'dev', accountId: '123456789012', region: 'eu-west-1' };
const LOOK = 'arn:aws:iam::123456789012:role/look';
const targets = (...list: object[]) =>
  FargateTargets.fromConfig(
    new ConfigReader({ fargateApi: { targets: list } }),
  );

describe('FargateTargets', () => {
  it('finds a target by name', () => {
    expect(targets(dev).get('dev')).toEqual({ ...dev, endpoint: undefined });
  });

  describe('with a configuration that changes', () => {
    const configOf = (...list: object[]) =>
      new ConfigReader({ fargateApi: { targets: list } });
    const prod = { ...dev, name: 'prod', accountId: '210987654321' };

    it('has its targets', () => {
      const list = targets(dev);
      list.reload(configOf(prod));
      expect(list.list().map(({ name }) => name)).toEqual(['prod']);
      expect(() => list.get('dev')).toThrow(
        '"dev" is not a target of this portal. Known targets: prod.',
      );
    });

    it('keeps those from before where the new ones are wrong', () => {
      const list = targets(dev);
      expect(() => list.reload(configOf(prod, prod))).toThrow(
        'contains the name "prod" twice',
      );
      expect(list.list().map(({ name }) => name)).toEqual(['dev']);
    });
  });

  it('reads the roles of a target', () => {
    const roles = {
      lookRoleArn: LOOK,
      operateRoleArn: 'arn:aws:iam::123456789012:role/portal/operate',
      deployRoleArn: 'arn:aws:iam::123456789012:role/deploy',
      externalId: 'acme:portal/1',
      cloudFormationRoleArn: 'arn:aws:iam::123456789012:role/cloudformation',
      rolePath: '/fargate-api/stacks/',
      permissionsBoundaryArn: 'arn:aws:iam::aws:policy/PowerUserAccess',
      deliveryRolePath: '/fargate-api/delivery/',
      deliveryBoundaryArn: 'arn:aws:iam::123456789012:policy/delivery',
    };
    expect(targets({ ...dev, ...roles }).get('dev')).toEqual({
      ...dev,
      ...roles,
    });
  });

  it('reads tags as AWS knows them, also those that look like numbers', () => {
    const tags = {
      CostCenter: 4711,
      'acme:team/name': 'Orders',
      'acme.com/env-1': 'prod',
    };
    expect(targets({ ...dev, tags }).get('dev').tags).toEqual({
      ...tags,
      CostCenter: '4711',
    });
  });

  it.each([
    [
      { 'fargate-api:entity': 'api:default/a' },
      'fargateApi.targets: tags of "dev": "fargate-api:entity" cannot be set',
    ],
    [{ 'aws:x': '1' }, 'are reserved'],
    [{ 'Cost;Center': '1' }, 'is not the key of a tag'],
    [
      { ' fargate-api:entity': 'api:default/a' },
      'the tag " fargate-api:entity" must not begin or end with a space',
    ],
    [{ CostCenter: '1 ' }, 'the tag "CostCenter" must not begin or end'],
  ])('rejects the tags %j', (tags, message) => {
    expect(() => targets({ ...dev, tags })).toThrow(message);
  });

  it('finds the target of a resource', () => {
    const prod = {
      name: 'prod',
      accountId: '210987654321',
      region: 'eu-west-1',
    };
    const arn = 'arn:aws:ecs:eu-west-1:210987654321:service/cluster/orders';
    expect(targets(dev, prod).forArn(arn).name).toBe('prod');
  });

  it('rejects every target that is not configured', () => {
    expect(() => targets(dev).get('prod')).toThrow(
      '"prod" is not a target of this portal. Known targets: dev.',
    );
    expect(() =>
      targets(dev).forArn('arn:aws:ecs:us-east-1:123456789012:service/c/s'),
    ).toThrow(
      'Account 123456789012 in us-east-1 is not a target of this portal.',
    );
    expect(() => targets().get('dev')).toThrow(
      'An administrator can add targets under fargateApi.targets in app-config.',
    );
  });

  it('rejects a text that is not an ARN', () => {
    expect(() => targets(dev).forArn('orders')).toThrow(
      '"orders" is not an ARN',
    );
  });

  it.each([
    [
      'an account ID without its leading zeros',
      [{ ...dev, accountId: 12345 }],
      'accountId of "dev" must be 12 digits in quotes, not 12345',
    ],
    [
      'a region by its long name',
      [{ ...dev, region: 'Ireland' }],
      'region of "dev" must be a region code such as eu-west-1, not Ireland',
    ],
    [
      'a name that is used twice',
      [dev, dev],
      'fargateApi.targets contains the name "dev" twice',
    ],
    [
      'a role of another account',
      [{ ...dev, deployRoleArn: 'arn:aws:iam::210987654321:role/deploy' }],
      'deployRoleArn of "dev" must be the ARN of a role in account 123456789012, such as arn:aws:iam::123456789012:role/portal, not arn:aws:iam::210987654321:role/deploy',
    ],
    [
      'a role by its name',
      [{ ...dev, lookRoleArn: 'look' }],
      'lookRoleArn of "dev" must be the ARN of a role',
    ],
    [
      'a service role that is a user',
      [{ ...dev, cloudFormationRoleArn: 'arn:aws:iam::123456789012:user/joe' }],
      'cloudFormationRoleArn of "dev" must be the ARN of a role',
    ],
    [
      'an external id that STS rejects, without repeating it',
      [{ ...dev, lookRoleArn: LOOK, externalId: 'two words' }],
      'externalId of "dev" must be 2 to 1224 characters long, of letters, digits and +=,.@:/-_',
    ],
    [
      'an external id for no role',
      [{ ...dev, externalId: 'acme' }],
      'externalId of "dev" has no effect without lookRoleArn, operateRoleArn, deployRoleArn',
    ],
    [
      'a malformed group',
      [{ ...dev, allowedGroups: ['group:'] }],
      'allowedGroups of "dev" contains "group:", which is not the reference of a group, e.g. group:default/platform',
    ],
    [
      'a path without its last slash',
      [{ ...dev, rolePath: '/portal' }],
      'rolePath of "dev" must begin and end with a slash, such as /fargate-api/stacks/, not /portal',
    ],
    [
      'a boundary of another account',
      [
        {
          ...dev,
          permissionsBoundaryArn: 'arn:aws:iam::210987654321:policy/bound',
        },
      ],
      'permissionsBoundaryArn of "dev" must be the ARN of a managed policy in account 123456789012',
    ],
  ])('rejects %s', (_, list, message) => {
    expect(() => targets(...list)).toThrow(message);
  });

  it.each([
    ['rolePath', '/'],
    ['rolePath', `/${'a'.repeat(510)}/`],
    ['permissionsBoundaryArn', 'arn:aws-cn:iam::123456789012:policy/a/b'],
    ['lookRoleArn', 'arn:aws-us-gov:iam::123456789012:role/a+b=c,d.e@f-g_h/i'],
  ])('accepts %s %s', (key, value) => {
    expect(targets({ ...dev, [key]: value }).get('dev')).toMatchObject({
      [key]: value,
    });
  });

  it.each([
    ['rolePath', 'portal/'],
    ['rolePath', '//'],
    ['rolePath', '/por tal/'],
    ['rolePath', `/${'a'.repeat(511)}/`],
    ['externalId', 'a'],
    ['externalId', 'a'.repeat(1225)],
    ['deliveryRolePath', 'pipelines'],
    ['deliveryBoundaryArn', 'arn:aws:iam::210987654321:policy/a'],
    ['permissionsBoundaryArn', ' arn:aws:iam::aws:policy/a'],
    ['permissionsBoundaryArn', 'arn:aws:iam::aws:policy/a b'],
    ['permissionsBoundaryArn', 'arn:aws:iam::123456789012:role/a'],
    ['lookRoleArn', ' arn:aws:iam::123456789012:role/a'],
    ['operateRoleArn', 'arn:aws:iam::123456789012:role/a b'],
    ['deployRoleArn', 'arn:aws:iam::123456789012:role/'],
  ])('rejects %s %j', (key, value) => {
    const given = key === 'externalId' ? { lookRoleArn: LOOK } : {};
    expect(() => targets({ ...dev, ...given, [key]: value })).toThrow(
      `fargateApi.targets: ${key} of "dev" must `,
    );
  });

  it.each(['1234567890123', '12345678901a', 'a123456789012'])(
    'rejects the account %s',
    accountId => {
      expect(() => targets({ ...dev, accountId })).toThrow(
        `accountId of "dev" must be 12 digits in quotes, not ${accountId}`,
      );
    },
  );

  it.each(['us-gov-west-1', 'eu-south-2'])('accepts the region %s', region => {
    expect(targets({ ...dev, region }).get('dev').region).toBe(region);
  });

  it.each(['eu-west-1a', 'xeu-west-1', 'eu-1', 'eu-west-'])(
    'rejects the region %s',
    region => {
      expect(() => targets({ ...dev, region })).toThrow(
        `region of "dev" must be a region code such as eu-west-1, not ${region}`,
      );
    },
  );

  it('keeps to the region and the account of a resource', () => {
    const arn = (region: string, account: string) =>
      `arn:aws:ecs:${region}:${account}:service/c/s`;
    const both = targets(dev, { ...dev, name: 'us', region: 'us-east-1' });
    expect(both.forArn(arn('us-east-1', dev.accountId)).name).toBe('us');
    expect(() => both.forArn(arn('eu-west-1', '210987654321'))).toThrow(
      'Account 210987654321 in eu-west-1 is not a target of this portal. Known targets: dev, us. An administrator can add others under fargateApi.targets.',
    );
  });

  it('reads the groups of a target as full references, as tokens have them', () => {
    const [target] = targets({
      ...dev,
      stage: 'test',
      allowedGroups: ['platform', 'user:Jane'],
    }).list();
    expect(target).toMatchObject({
      stage: 'test',
      allowedGroups: ['group:default/platform', 'user:default/jane'],
    });
  });
});
