import { fargateApiPermissions } from './permissions';

describe('the permissions', () => {
  it('have the names, actions and resources that policies decide by', () => {
    expect(
      fargateApiPermissions.map(({ name, attributes, resourceType }) =>
        [name, attributes.action ?? '-', resourceType].join(' '),
      ),
    ).toEqual([
      'fargate-api.status.read read catalog-entity',
      'fargate-api.service.restart update catalog-entity',
      'fargate-api.service.scale update catalog-entity',
      'fargate-api.task.stop update catalog-entity',
      'fargate-api.logs.read read catalog-entity',
      'fargate-api.consumers.check read catalog-entity',
      'fargate-api.api.create create catalog-entity',
      'fargate-api.api.update update catalog-entity',
      'fargate-api.deployment.approve update catalog-entity',
      'fargate-api.api.delete delete catalog-entity',
      'fargate-api.environment.create create fargate-api-target',
      'fargate-api.environment.update update catalog-entity',
      'fargate-api.environment.delete delete catalog-entity',
      'fargate-api.zone.create create fargate-api-target',
      'fargate-api.zone.update update catalog-entity',
      'fargate-api.zone.delete delete catalog-entity',
      'fargate-api.owner.change update catalog-entity',
      'fargate-api.target.use - fargate-api-target',
      'fargate-api.parent-zone.use - fargate-api-target',
    ]);
  });
});
