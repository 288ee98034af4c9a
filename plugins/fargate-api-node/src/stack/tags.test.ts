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
    });
  });
});
