import { FargateTarget } from '@fargate-api/backstage-plugin-fargate-api-node';
import { assertPipelinesAllowed } from './assertPipelinesAllowed';

const BOUNDARY = 'arn:aws:iam::123456789012:policy/boundary';

describe('assertPipelinesAllowed', () => {
  const check = (roles: Partial<FargateTarget>) => () =>
    assertPipelinesAllowed({
      name: 'dev',
      accountId: '123456789012',
      region: 'eu-west-1',
      ...roles,
    });

  it.each([
    {},
    { deliveryBoundaryArn: BOUNDARY },
    { permissionsBoundaryArn: BOUNDARY, deliveryBoundaryArn: BOUNDARY },
  ])('accepts %j', roles => {
    expect(check(roles)).not.toThrow();
  });

  it('refuses a service role, with whose rights a pipeline would work', () => {
    expect(
      check({
        cloudFormationRoleArn: 'arn:aws:iam::123456789012:role/cloudformation',
        deliveryBoundaryArn: BOUNDARY,
      }),
    ).toThrow(
      'environment: in target dev CloudFormation works with a service role',
    );
  });

  it('refuses to create roles without a boundary where there is one for others', () => {
    expect(check({ permissionsBoundaryArn: BOUNDARY })).toThrow(
      'deploy examples/iam/delivery-roles.yml',
    );
  });
});
