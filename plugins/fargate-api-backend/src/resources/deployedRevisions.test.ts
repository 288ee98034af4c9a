import { readFirst, readingsOf } from '../__testUtils__/readings';
import {
  observeDeployedRevisions,
  toDeploymentTags,
} from './deployedRevisions';

const read = (tags: Record<string, string>) =>
  toDeploymentTags(
    Object.entries(tags).map(([key, value]) => ({
      key: `fargate-api:${key}`,
      value,
    })),
  );

describe('toDeploymentTags', () => {
  it('reads who deployed a revision, and from what', () => {
    expect(
      read({
        'deployed-by': 'user:default/ann',
        task: 'task-1',
        commit: 'abcdef0',
        run: 'https://ci.example.com/runs/1',
        'rolled-back-to': '3',
      }),
    ).toEqual({
      deployedBy: 'user:default/ann',
      task: 'task-1',
      commit: 'abcdef0',
      run: 'https://ci.example.com/runs/1',
      rolledBackTo: 3,
    });
  });

  it('reads who approved it', () => {
    expect(
      read({
        'deployed-by': 'user:default/ann approved by user:default/bob',
      }),
    ).toEqual({
      deployedBy: 'user:default/ann',
      approvedBy: 'user:default/bob',
    });
  });

  it('leaves out what is empty', () => {
    expect(
      read({ 'deployed-by': '', commit: '', 'rolled-back-to': '' }),
    ).toEqual({});
  });

  it.each([
    ['commit', 'main; rm -rf /'],
    ['run', 'data:text/html,<script>'],
    ['rolled-back-to', '-1'],
    ['rolled-back-to', 'latest'],
  ])('leaves out a %s that is %s, whoever wrote it', (tag, text) => {
    expect(read({ [tag]: text })).toEqual({});
  });

  it('shows no character that changes how a name reads', () => {
    expect(read({ 'deployed-by': 'user:default/ann\u202enimda' })).toEqual({
      deployedBy: 'user:default/annnimda',
    });
  });
});

describe('observeDeployedRevisions', () => {
  const arnOf = (n: number) =>
    `arn:aws:ecs:eu-west-1:123456789012:task-definition/orders:${n}`;
  const observed =
    (runningArn?: string, arns = [arnOf(1), arnOf(2)]) =>
    (context: Parameters<typeof observeDeployedRevisions>[0]) =>
      observeDeployedRevisions(context, 'arn:service', { arns, runningArn });
  const definitionOf = (arn: string) => ({
    taskDefinition: {
      taskDefinitionArn: arn,
      cpu: arn.endsWith(':1') ? '256' : '512',
    },
  });
  const withDefinitions = {
    DescribeTaskDefinition: ({ taskDefinition }: { taskDefinition: string }) =>
      definitionOf(taskDefinition),
  };

  it('compares each with the one that runs', async () => {
    const { calls, value } = await readFirst(
      observed(arnOf(2)),
      withDefinitions,
    );
    expect(value).toEqual([
      {
        arn: arnOf(1),
        status: { name: 'orders:1', images: [], cpu: 256 },
        tags: {},
        differences: [
          {
            subject: 'setting',
            name: 'cpu',
            change: 'changed',
            running: '512',
            deployed: '256',
          },
        ],
      },
      {
        arn: arnOf(2),
        status: { name: 'orders:2', images: [], cpu: 512 },
        tags: {},
        differences: [],
      },
    ]);
    expect(calls).toEqual(
      [1, 2].map(n => ({
        operation: 'DescribeTaskDefinition',
        input: { taskDefinition: arnOf(n), include: ['TAGS'] },
      })),
    );
  });

  it('compares nothing while none runs', async () => {
    const { value } = await readFirst(observed(), withDefinitions);
    expect(value[0]).not.toHaveProperty('differences');
  });

  it.each(['ClientException', 'InvalidParameterException'])(
    'leaves out what ECS no longer describes, by %s',
    async name => {
      const { value } = await readFirst(observed(arnOf(2)), {
        DescribeTaskDefinition: ({ taskDefinition: arn }) =>
          arn === arnOf(1)
            ? Object.assign(new Error('no'), { name })
            : {
                ...definitionOf(arn),
                tags: [{ key: 'fargate-api:task', value: 't' }],
              },
      });
      expect(value).toMatchObject([{ arn: arnOf(2), tags: { task: 't' } }]);
    },
  );

  it('fails with any other error', async () => {
    await expect(
      readFirst(observed(), {
        DescribeTaskDefinition: Object.assign(new Error('denied'), {
          name: 'AccessDeniedException',
        }),
      }),
    ).rejects.toThrow('denied');
  });

  it('is read again when another revision runs, or was deployed', async () => {
    const versions = await Promise.all(
      [observed(arnOf(1)), observed(arnOf(2)), observed(arnOf(2), [])].map(
        async one => (await readingsOf(one))[0].version,
      ),
    );
    expect(new Set(versions).size).toBe(3);
  });
});
