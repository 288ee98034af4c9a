import * as tags from './tags';

describe('the tags of stacks', () => {
  it('keep the names that deployed stacks have', () => {
    expect(tags).toEqual({
      MANAGED_TAG: 'fargate-api:managed',
      KIND_TAG: 'fargate-api:kind',
      ENTITY_TAG: 'fargate-api:entity',
      OWNER_TAG: 'fargate-api:owner',
      STACK_TAG: 'fargate-api:stack',
      RESTORED_TAG: 'fargate-api:restored',
      DEPLOYED_BY_TAG: 'fargate-api:deployed-by',
      DEPLOYED_TASK_TAG: 'fargate-api:task',
      COMMIT_TAG: 'fargate-api:commit',
      RUN_TAG: 'fargate-api:run',
      ROLLED_BACK_TO_TAG: 'fargate-api:rolled-back-to',
      HOLD_TAG: 'fargate-api:hold',
      PREVIEW_TAG: 'fargate-api:preview-of',
      APPLIED_BY_TAG: 'fargate-api:applied-by',
    });
  });
});
