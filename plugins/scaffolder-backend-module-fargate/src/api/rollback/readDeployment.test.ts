import { awsError, cannedAws, NOW } from '../../__testUtils__/cannedAws';
import {
  DEFINITION,
  definition,
  SERVICE,
  withDeployments,
} from '../../__testUtils__/cannedDeployments';
import { readDeployment } from './readDeployment';

describe('readDeployment', () => {
  const read = async (revision: number, answers: object) => {
    const aws = cannedAws(answers as any);
    const { signal } = new AbortController();
    const found = await readDeployment(
      aws.clients,
      {
        revision,
        serviceArn: SERVICE,
        taskDefinitionArn: definition(9),
      },
      { signal },
    );
    expect(new Set(aws.signals)).toEqual(new Set([signal]));
    return { found, ...aws };
  };

  it('finds what the service deployed, with its images and who did', async () => {
    const { found, inputs } = await read(3, withDeployments(9, 3, 3));
    expect(found).toEqual({
      name: 'orders:3',
      definition: DEFINITION,
      images: [
        { containerName: 'orders', image: 'x', imageDigest: 'sha256:1' },
      ],
      at: NOW,
      by: 'user:default/ann',
    });
    expect(inputs).toEqual([
      [
        'ListServiceDeployments',
        { cluster: 'dev', service: 'orders', maxResults: 100 },
      ],
      [
        'DescribeServiceRevisions',
        { serviceRevisionArns: ['revision-9', 'revision-3'] },
      ],
      [
        'DescribeTaskDefinition',
        { taskDefinition: definition(3), include: ['TAGS'] },
      ],
    ]);
  });

  it('looks through twenty deployments at once', async () => {
    const all = Array.from({ length: 25 }, (_, i) => 100 - i);
    const { found, inputs } = await read(78, withDeployments(...all));
    expect(found.name).toBe('orders:78');
    const asked = inputs.flatMap(([name, input]) =>
      name === 'DescribeServiceRevisions'
        ? [input.serviceRevisionArns.length]
        : [],
    );
    expect(asked).toEqual([20, 5]);
  });

  it('says when the deployment began whose revision it is', async () => {
    const before = new Date('2025-01-01T00:00:00Z');
    const answers = withDeployments(9, 3);
    const [ninth, third] = answers.ListServiceDeployments.serviceDeployments;
    const at = async (...serviceDeployments: object[]) =>
      (
        await read(3, {
          ...answers,
          ListServiceDeployments: { serviceDeployments },
        })
      ).found.at;
    expect(await at(ninth, { ...third, startedAt: before })).toEqual(before);
    expect(
      await at({}, ninth, { ...third, startedAt: undefined }),
    ).toBeUndefined();
  });

  it('knows neither images nor who deployed, if ECS does not', async () => {
    const answers = withDeployments(3);
    const { found } = await read(3, {
      ...answers,
      DescribeServiceRevisions: {
        serviceRevisions: [
          {
            serviceRevisionArn: 'revision-3',
            taskDefinition: definition(3),
          },
        ],
      },
      DescribeTaskDefinition: {
        taskDefinition: DEFINITION,
        tags: [{ key: 'team', value: 'orders' }],
      },
    });
    expect(found).toMatchObject({ images: [], by: undefined });
  });

  const NEVER =
    'rollBackTo: the service has not deployed orders:3, at least not in its last 100 deployments. The card of the API lists those that can be restored.';

  it.each<[string, object, string]>([
    ['what it never deployed', withDeployments(9), NEVER],
    [
      'anything of a service without deployments',
      { ListServiceDeployments: {} },
      NEVER,
    ],
    [
      'what ECS tells nothing of',
      { ...withDeployments(3), DescribeServiceRevisions: {} },
      NEVER,
    ],
    [
      'what ECS no longer describes',
      {
        ...withDeployments(3),
        DescribeTaskDefinition: awsError('ClientException'),
      },
      'rollBackTo: ECS no longer describes orders:3. Update the API with the image x instead.',
    ],
    [
      'what ECS no longer describes, of several images',
      {
        ...withDeployments(3),
        DescribeServiceRevisions: {
          serviceRevisions: [
            {
              taskDefinition: definition(3),
              containerImages: [{ image: 'x:1' }, { image: 'otel:2' }],
            },
          ],
        },
        DescribeTaskDefinition: awsError('InvalidParameterException'),
      },
      'Update the API with the image x:1, otel:2 instead.',
    ],
    [
      'what it may not read',
      {
        ...withDeployments(3),
        DescribeTaskDefinition: awsError('AccessDeniedException'),
      },
      'AccessDeniedException of AWS',
    ],
  ])('refuses %s', async (_, answers, message) => {
    await expect(read(3, answers)).rejects.toThrow(message);
  });
});
