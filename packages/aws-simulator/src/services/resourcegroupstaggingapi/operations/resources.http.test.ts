import { DeleteServiceCommand } from '@aws-sdk/client-ecs';
import {
  GetResourcesCommand,
  GetResourcesCommandInput,
  paginateGetResources,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { ServiceBench } from '../../../__testUtils__/ServiceBench';

const SERVICES = 'arn:aws:ecs:eu-west-1:111122223333:service/main/';

describe('GetResources', () => {
  let bench: ServiceBench;
  let client: ResourceGroupsTaggingAPIClient;

  beforeEach(async () => {
    bench = await ServiceBench.ready();
    client = new ResourceGroupsTaggingAPIClient(bench.clientOptions);
    for (const [serviceName, env] of [
      ['a', 'prod'],
      ['b', 'test'],
      ['c', ''],
    ]) {
      await bench.createService('nginx', {
        serviceName,
        tags: [
          { key: 'component', value: 'shop' },
          { key: 'env', value: env },
        ],
      });
    }
    await bench.createService('nginx', { serviceName: 'untagged' });
  });

  const find = async (input: GetResourcesCommandInput) => {
    const { ResourceTagMappingList } = await client.send(
      new GetResourcesCommand({
        ResourceTypeFilters: ['ecs:service'],
        ...input,
      }),
    );
    return ResourceTagMappingList!.map(({ ResourceARN }) =>
      ResourceARN!.replace(SERVICES, ''),
    );
  };

  it('returns the ARN and the tags', async () => {
    expect(
      await client.send(
        new GetResourcesCommand({
          TagFilters: [{ Key: 'env', Values: ['prod'] }],
        }),
      ),
    ).toMatchObject({
      PaginationToken: '',
      ResourceTagMappingList: [
        {
          ResourceARN: `${SERVICES}a`,
          Tags: [
            { Key: 'component', Value: 'shop' },
            { Key: 'env', Value: 'prod' },
          ],
        },
      ],
    });
  });

  it.each<[string, GetResourcesCommandInput, string[]]>([
    ['tags', {}, ['a', 'b', 'c']],
    [
      'a service as its type',
      { ResourceTypeFilters: ['ecs'] },
      ['a', 'b', 'c'],
    ],
    ['another type', { ResourceTypeFilters: ['ecs:cluster', 's3'] }, []],
    ['a key', { TagFilters: [{ Key: 'env' }] }, ['a', 'b', 'c']],
    [
      'any of several values',
      { TagFilters: [{ Key: 'env', Values: ['prod', ''] }] },
      ['a', 'c'],
    ],
    [
      'all filters',
      {
        TagFilters: [
          { Key: 'component', Values: ['shop'] },
          { Key: 'env', Values: ['test'] },
        ],
      },
      ['b'],
    ],
    ['a tag that none has', { TagFilters: [{ Key: 'Env' }] }, []],
  ])('finds services by %s', async (_, input, names) => {
    expect(await find(input)).toEqual(names);
  });

  it('returns pages, the last one with an empty token', async () => {
    const tokens: (string | undefined)[] = [];
    const arns: string[] = [];
    for await (const page of paginateGetResources(
      { client, pageSize: 2 },
      { ResourceTypeFilters: ['ecs:service'] },
    )) {
      tokens.push(page.PaginationToken);
      arns.push(...page.ResourceTagMappingList!.map(one => one.ResourceARN!));
    }
    expect(tokens).toEqual([expect.stringMatching(/./), '']);
    expect(arns).toHaveLength(3);
  });

  it.each<[GetResourcesCommandInput, string]>([
    [{ ResourcesPerPage: 101 }, 'between 1 and 100'],
    [{ PaginationToken: 'not a token' }, 'token is invalid'],
    [{ ResourceARNList: [`${SERVICES}a`] }, 'cannot be specified with'],
    [{ IncludeComplianceDetails: true }, 'The AWS simulator does not'],
    [{ TagsPerPage: 100 }, 'The AWS simulator does not'],
  ])('refuses %j', async (input, message) => {
    await expect(find(input)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining(message),
    });
  });

  it('returns those of a list of ARNs that exist', async () => {
    const { ResourceTagMappingList } = await client.send(
      new GetResourcesCommand({
        ResourceARNList: [`${SERVICES}a`, `${SERVICES}none`],
      }),
    );
    expect(ResourceTagMappingList).toHaveLength(1);
  });

  it('returns no service whose tags ECS deleted with it', async () => {
    await bench.ecs.send(
      new DeleteServiceCommand({ cluster: 'main', service: 'a', force: true }),
    );
    await bench.clock.advance(3600);
    expect(await find({})).toEqual(['b', 'c']);
  });
});
