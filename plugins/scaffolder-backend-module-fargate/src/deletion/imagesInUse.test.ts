import { StackResource } from '@aws-sdk/client-cloudformation';
import { cannedAws } from '../__testUtils__/cannedAws';
import { imagesInUse } from './imagesInUse';

const REPOSITORY = 'orders-delivery-repository-1';

/** What is found of a repository, given the other stacks and their images. */
async function find(
  images: Record<string, string>,
  type = 'AWS::ECR::Repository',
) {
  const { clients, inputs } = cannedAws({
    DescribeStacks: {
      Stacks: Object.entries(images).map(([name, ImageUrl]) => ({
        StackId: `arn:aws:cloudformation:eu-west-1:123456789012:stack/${name}/1`,
        StackName: name,
        StackStatus: 'CREATE_COMPLETE',
        CreationTime: new Date(0),
        Tags: [
          { Key: 'fargate-api:managed', Value: 'true' },
          { Key: 'fargate-api:entity', Value: `api:default/${name}` },
        ],
        Parameters: [{ ParameterKey: 'ImageUrl', ParameterValue: ImageUrl }],
      })),
    },
  });
  const found = await imagesInUse(
    { ...clients, target: { accountId: '123456789012' } } as any,
    {
      stack: { entityRef: 'api:default/orders' } as any,
      resources: [
        {
          ResourceType: type,
          LogicalResourceId: 'Repository',
          PhysicalResourceId: REPOSITORY,
        },
      ] as StackResource[],
      own: new Set(),
    },
    {},
  );
  return { found, inputs };
}

describe('imagesInUse', () => {
  const uri = `123456789012.dkr.ecr.eu-west-1.amazonaws.com/${REPOSITORY}`;

  it.each([`${uri}@sha256:0`, `${uri}:1`, uri])(
    'finds another API that runs %s',
    async image => {
      const { found } = await find({ 'orders-prod': image, orders: image });
      expect(found).toEqual([
        {
          text: `api:default/orders-prod runs an image of image repository ${REPOSITORY}`,
          repair: 'deploy it with an image of another repository first',
          keeps: ['Repository'],
        },
      ]);
    },
  );

  it.each([
    'public.ecr.aws/docker/library/nginx:1',
    `${uri}-2:1`,
    `${uri}/more:1`,
    `${uri.replace('orders-', 'team/orders-')}:1`,
    `999956789012.dkr.ecr.eu-west-1.amazonaws.com/${REPOSITORY}:1`,
  ])('finds none that runs %s', async image => {
    expect((await find({ stock: image })).found).toEqual([]);
  });

  it('asks nothing about a stack without a repository', async () => {
    const { found, inputs } = await find({}, 'AWS::IAM::Role');
    expect([found, inputs]).toEqual([[], []]);
  });
});
