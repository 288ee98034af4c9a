import { Stack } from '@aws-sdk/client-cloudformation';
import { expiredPreviews } from './expiredPreviews';

const NOW = new Date('2026-11-30T08:00:00Z');
const daysAgo = (days: number) =>
  new Date(NOW.getTime() - days * 24 * 3_600_000);
const tag = (Key: string, Value: string) => ({ Key, Value });
const PREVIEW: Stack = {
  StackName: 'orders-preview-12',
  StackId: 'arn:of:orders-preview-12',
  StackStatus: 'CREATE_COMPLETE',
  CreationTime: daysAgo(30),
  Tags: [tag('fargate-api:preview-of', 'orders')],
};

describe('expiredPreviews', () => {
  it.each<[string, Partial<Stack>]>([
    ['created seven days ago', { CreationTime: daysAgo(7) }],
    ['changed seven days ago', { LastUpdatedTime: daysAgo(7) }],
    ['that could not be deleted', { StackStatus: 'DELETE_FAILED' }],
    ['that was only planned', { StackStatus: 'REVIEW_IN_PROGRESS' }],
  ])('finds one %s', (_, facts) => {
    expect(expiredPreviews([{ ...PREVIEW, ...facts }], NOW)).toEqual([
      { name: 'orders-preview-12', arn: 'arn:of:orders-preview-12' },
    ]);
  });

  it.each<[string, Partial<Stack>]>([
    ['changed within seven days', { LastUpdatedTime: daysAgo(6.9) }],
    ['that is being deleted', { StackStatus: 'DELETE_IN_PROGRESS' }],
    ['without the tag', { Tags: [] }],
    ['without tags', { Tags: undefined }],
    ['of another API', { Tags: [tag('fargate-api:preview-of', 'bills')] }],
    ['with an empty tag', { Tags: [tag('fargate-api:preview-of', '')] }],
    ['that is the API itself', { StackName: 'orders' }],
    ['whose name has no number', { StackName: 'orders-preview-x' }],
    ['whose name has more than a number', { StackName: 'orders-preview-12-a' }],
    [
      'of the portal',
      { Tags: [...PREVIEW.Tags!, tag('fargate-api:managed', 'true')] },
    ],
  ])('leaves a stack %s', (_, facts) => {
    expect(expiredPreviews([{ ...PREVIEW, ...facts }], NOW)).toEqual([]);
  });
});
