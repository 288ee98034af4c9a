import { StackResource } from '@aws-sdk/client-cloudformation';
import { cannedAws } from '../__testUtils__/cannedAws';
import { openPreviews } from './openPreviews';

const ROLE = 'orders-delivery-PreviewServiceRole-1';

/** What is found, given the service roles of the stacks of the target. */
async function find(
  roles: Record<string, string | undefined>,
  logicalId = 'PreviewServiceRole',
) {
  const { clients, inputs } = cannedAws({
    DescribeStacks: {
      Stacks: Object.entries(roles).map(([StackName, RoleARN]) => ({
        StackName,
        RoleARN,
        StackStatus: 'CREATE_COMPLETE',
        CreationTime: new Date(0),
      })),
    },
  });
  const found = await openPreviews(
    clients as any,
    {
      stack: {} as any,
      resources: [
        {
          ResourceType: 'AWS::IAM::Role',
          LogicalResourceId: logicalId,
          PhysicalResourceId: ROLE,
        },
      ] as StackResource[],
      own: new Set(),
    },
    {},
  );
  return { found, inputs };
}

const arn = (name: string) => `arn:aws:iam::123456789012:role/delivery/${name}`;

describe('openPreviews', () => {
  it('finds the stacks that only this role can delete', async () => {
    const { found } = await find({
      'orders-preview-9': arn(ROLE),
      'orders-preview-12': arn(ROLE),
      'stock-preview-1': arn('stock-delivery-PreviewServiceRole-1'),
      orders: undefined,
    });
    expect(found).toEqual([
      {
        text: 'pull requests still have previews (orders-preview-12, orders-preview-9)',
        repair:
          'close these pull requests, which deletes their previews, or delete these stacks first',
        keeps: ['PreviewServiceRole'],
      },
    ]);
  });

  it('finds none where there are no previews', async () => {
    const { found } = await find({ orders: undefined });
    expect(found).toEqual([]);
  });

  it('asks nothing about a stack without previews', async () => {
    const { found, inputs } = await find({}, 'DeploymentRole');
    expect([found, inputs]).toEqual([[], []]);
  });
});
