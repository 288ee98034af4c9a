import { toPreview } from './previews';

const stack = {
  arn: 'arn:of:orders-preview-12',
  name: 'orders-preview-12',
  status: 'CREATE_COMPLETE',
  managed: false,
  tags: { 'fargate-api:preview-of': 'orders' },
  outputs: { Url: 'http://preview.example.com' },
  parameters: { PublicSubnetIds: 'subnet-1,subnet-2' },
  terminationProtection: false,
  createdAt: new Date('2026-11-20T08:00:00Z'),
};

describe('toPreview', () => {
  it('says where a pull request answers, when it ends and what AWS bills', () => {
    expect(toPreview(stack)).toEqual([
      {
        api: 'orders',
        number: 12,
        stackName: 'orders-preview-12',
        state: 'ready',
        url: 'http://preview.example.com',
        deployedAt: '2026-11-20T08:00:00.000Z',
        expiresAt: '2026-11-27T08:00:00.000Z',
        resources: {
          loadBalancers: 1,
          loadBalancerAddresses: 2,
          tasks: { count: 1, cpu: 256, memory: 512 },
        },
      },
    ]);
  });

  it('counts its days from the last commit', () => {
    const updatedAt = new Date('2026-11-22T08:00:00Z');
    expect(toPreview({ ...stack, updatedAt })).toMatchObject([
      { expiresAt: '2026-11-29T08:00:00.000Z' },
    ]);
  });

  it('bills no addresses for a load balancer of private networks', () => {
    const parameters = { LoadBalancerSubnetIds: 'subnet-1,subnet-2' };
    expect(toPreview({ ...stack, parameters })).toMatchObject([
      { resources: { loadBalancerAddresses: 0 } },
    ]);
  });

  it.each([
    ['CREATE_IN_PROGRESS', 'deploying'],
    ['UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'deploying'],
    ['UPDATE_COMPLETE', 'ready'],
    ['UPDATE_ROLLBACK_IN_PROGRESS', 'outdated'],
    ['UPDATE_ROLLBACK_COMPLETE', 'outdated'],
    ['UPDATE_ROLLBACK_FAILED', 'failed'],
    ['CREATE_FAILED', 'failed'],
    ['ROLLBACK_COMPLETE', 'failed'],
    ['DELETE_FAILED', 'failed'],
    ['DELETE_IN_PROGRESS', 'deleting'],
  ])('%s: %s', (status, state) => {
    expect(toPreview({ ...stack, status })).toMatchObject([{ state }]);
  });

  it('links nothing that is no address of the web', () => {
    const outputs = { Url: 'data:text/html,x' };
    expect(toPreview({ ...stack, outputs })[0]).not.toHaveProperty('url');
  });

  it.each([
    ['only planned', { status: 'REVIEW_IN_PROGRESS' }],
    ['no preview', { tags: {} }],
  ])('leaves out a stack that is %s', (_, facts) => {
    expect(toPreview({ ...stack, ...facts })).toEqual([]);
  });
});
