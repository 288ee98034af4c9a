import { previewOf } from './previewOf';

const PREVIEW = {
  name: 'orders-preview-12',
  managed: false,
  tags: { 'fargate-api:preview-of': 'orders' },
};

describe('previewOf', () => {
  it('reads the API and the number of the pull request', () => {
    expect(previewOf(PREVIEW)).toEqual({ api: 'orders', number: 12 });
  });

  it.each<[string, Partial<typeof PREVIEW>]>([
    ['without tags', { tags: undefined }],
    ['of another API', { tags: { 'fargate-api:preview-of': 'bills' } }],
    ['with an empty tag', { tags: { 'fargate-api:preview-of': '' } }],
    ['that is the API itself', { name: 'orders' }],
    ['whose name has no number', { name: 'orders-preview-x' }],
    ['whose name has more than a number', { name: 'orders-preview-12-a' }],
    ['of the portal', { managed: true }],
  ])('is undefined for a stack %s', (_, facts) => {
    expect(previewOf({ ...PREVIEW, ...facts })).toBeUndefined();
  });
});
