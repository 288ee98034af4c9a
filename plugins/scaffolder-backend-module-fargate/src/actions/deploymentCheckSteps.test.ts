import { userCredentials } from '../__testUtils__/credentials';
import { permissionsFor } from '../__testUtils__/permissionsFor';
import { createDeploymentCheckAction } from './deploymentCheck';

interface Step {
  action: string;
  input?: object;
  if?: boolean;
}

const text = { type: 'string' };

describe('the steps that fargate:deployment:check runs', () => {
  let runs: [id: string, input: object, isDryRun: boolean][];
  let checkpoints: Map<string, unknown>;
  let lines: string[];
  let outputs: Record<string, unknown>;

  beforeEach(() => {
    runs = [];
    checkpoints = new Map();
    lines = [];
    outputs = {};
  });

  /** An action that records its runs, and returns a stack of its own. */
  const action = (
    id: string,
    properties: object,
    facts: { stackArn?: string; supportsDryRun?: boolean } = {},
  ): any => ({
    id,
    supportsDryRun: facts.supportsDryRun ?? true,
    schema: { input: { type: 'object', properties } },
    async handler(ctx: any) {
      runs.push([id, ctx.input, ctx.isDryRun]);
      await ctx.checkpoint({ key: id, fn: async () => id });
      ctx.output('stackArn', facts.stackArn);
    },
  });

  const ACTIONS = [
    action(
      'fargate:environment:deploy',
      { name: text },
      { stackArn: 'arn:environment' },
    ),
    action(
      'fargate:dns-zone:deploy',
      { domainName: text },
      { stackArn: 'arn:zone' },
    ),
    action('fargate:public-api:deploy', {
      name: text,
      count: { type: 'number' },
      environmentStackArn: text,
    }),
    action('fargate:internal-api:deploy', {
      name: text,
      environmentStackArn: text,
      zoneStackArn: text,
    }),
    { ...action('fargate:any', {}), schema: undefined },
    action('fargate:slow', {}, { supportsDryRun: false }),
  ];

  const check = (...steps: Step[]) =>
    createDeploymentCheckAction(permissionsFor(), ACTIONS).handler({
      input: { steps: steps.map(step => ({ input: {}, ...step })) },
      task: { id: 'task-1' },
      logger: { info: (line: string) => lines.push(line) },
      getInitiatorCredentials: async () => userCredentials(),
      output: (name: string, value: unknown) => {
        outputs[name] = value;
      },
      checkpoint: async ({ key, fn }: any) => {
        if (!checkpoints.has(key)) {
          checkpoints.set(key, await fn());
        }
        return checkpoints.get(key);
      },
    } as any);

  const environment = { action: 'fargate:environment:deploy' };
  const zone = { action: 'fargate:dns-zone:deploy' };

  it('are dry, take the stacks of those before, and output nothing', async () => {
    await check(
      environment,
      zone,
      { action: 'fargate:public-api:deploy', input: { name: 'orders' } },
      { action: 'fargate:internal-api:deploy', input: { name: 'stock' } },
    );
    expect(runs).toEqual([
      ['fargate:environment:deploy', {}, true],
      ['fargate:dns-zone:deploy', {}, true],
      [
        'fargate:public-api:deploy',
        { name: 'orders', environmentStackArn: 'arn:environment' },
        true,
      ],
      [
        'fargate:internal-api:deploy',
        {
          name: 'stock',
          environmentStackArn: 'arn:environment',
          zoneStackArn: 'arn:zone',
        },
        true,
      ],
    ]);
    expect(outputs).toEqual({});
    expect(lines).toEqual(['Done          checked; nothing was changed']);
  });

  it('keep no checkpoint but that of the check, by which it is not repeated', async () => {
    await check(environment);
    expect([...checkpoints]).toEqual([['checked', true]]);
    await check(environment);
    expect(runs).toHaveLength(1);
  });

  it('are left out where they are not going to run', async () => {
    await check(
      { ...environment, if: false },
      { ...zone, if: true },
      { action: 'fargate:internal-api:deploy', input: { name: 'stock' } },
    );
    expect(runs.map(([id, input]) => [id, input])).toEqual([
      ['fargate:dns-zone:deploy', {}],
      [
        'fargate:internal-api:deploy',
        { name: 'stock', zoneStackArn: 'arn:zone' },
      ],
    ]);
  });

  it('may be those of an action that declares nothing', async () => {
    await check(environment, { action: 'fargate:any', input: { a: 1 } });
    expect(runs[1]).toEqual(['fargate:any', { a: 1 }, true]);
  });

  it.each<[string, Step, string]>([
    [
      'an action that has no dry run',
      { action: 'fargate:slow' },
      'steps: fargate:slow cannot be checked. Use one of fargate:environment:deploy, fargate:dns-zone:deploy, fargate:public-api:deploy, fargate:internal-api:deploy, fargate:any.',
    ],
    [
      'an unknown action',
      { action: 'debug:log' },
      'steps: debug:log cannot be checked.',
    ],
    [
      'wrong inputs, all of which are named',
      {
        action: 'fargate:public-api:deploy',
        input: { name: 1, count: 'two' },
      },
      'Invalid input of fargate:public-api:deploy: instance.name is not of a type(s) string, instance.count is not of a type(s) number',
    ],
  ])('cannot be %s', async (_, step, message) => {
    await expect(check(step)).rejects.toThrow(message);
    expect(runs).toEqual([]);
    expect(lines).toEqual([]);
    expect(checkpoints.size).toBe(0);
  });
});
