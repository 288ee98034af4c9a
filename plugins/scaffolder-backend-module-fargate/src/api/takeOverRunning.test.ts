import { cannedContext } from '../__testUtils__/cannedContext';
import { cannedRecord } from '../__testUtils__/cannedStacks';
import { deployStack } from '../stack/deployStack';
import { Running, takeOverRunning } from './takeOverRunning';

jest.mock('../stack/deployStack');

describe('takeOverRunning', () => {
  const deploy = jest.mocked(deployStack);
  beforeEach(() => {
    deploy.mockReset().mockResolvedValue({ changed: true } as any);
  });

  const REQUEST = {
    label: 'API',
    name: 'orders',
    kind: 'public-api',
    template: 'the new template',
    parameters: { ImageUrl: 'orders:v3' },
    createsRoles: true,
    entityRef: 'api:default/orders',
    onReplacement: 'fail',
  } as const;

  async function takeOver(
    running: Partial<Running>,
    options: { isDryRun?: boolean } = {},
  ) {
    const { context, lines } = cannedContext({});
    const stack = await cannedRecord('orders', {
      parameters: { ImageUrl: 'orders:v1', DesiredCount: '2', Cpu: '256' },
    });
    const taken = takeOverRunning(options, context, REQUEST, {
      stack,
      running: { image: 'orders:v2', desiredCount: 5 },
      isSteady: true,
      isSound: true,
      onDrift: undefined,
      ...running,
    });
    return { context, lines, taken };
  }
  const LOSS =
    'if the change fails, DesiredCount 2 of the stack is restored instead of DesiredCount 5';

  it('does nothing where the stack has what runs', async () => {
    const { taken, lines } = await takeOver({ running: {}, isSteady: false });
    expect(await taken).toBe(false);
    expect(lines).toEqual([]);
    expect(deploy).not.toHaveBeenCalled();
  });

  it('puts what runs, and nothing else, into the stack', async () => {
    const { taken, lines, context } = await takeOver({});
    expect(await taken).toBe(true);
    expect(lines).toEqual([
      'API the stack takes over ImageUrl orders:v2, DesiredCount 5 first: a failed change then restores it',
    ]);
    expect(deploy.mock.calls).toEqual([
      [
        context,
        {
          ...REQUEST,
          purpose: 'recover',
          template: undefined,
          parameters: { ImageUrl: 'orders:v2', DesiredCount: '5' },
          keptParameters: ['ImageUrl', 'DesiredCount', 'Cpu'],
          createsRoles: false,
        },
      ],
    ]);
  });

  it('returns whether that changed anything', async () => {
    deploy.mockResolvedValue({ changed: false } as any);
    expect(await (await takeOver({})).taken).toBe(false);
  });

  it('only says so in a dry run', async () => {
    const { taken, lines } = await takeOver({}, { isDryRun: true });
    expect(await taken).toBe(false);
    expect(lines).toEqual([expect.stringContaining('the stack takes over')]);
    expect(deploy).not.toHaveBeenCalled();
  });

  const UNABLE: [string, Partial<Running>][] = [
    ['that is not steady', { isSteady: false }],
    ['with a broken part', { isSound: false }],
  ];

  it.each(UNABLE)(
    'refuses to lose more than a count of a service %s',
    async (_, facts) => {
      const { taken } = await takeOver(facts);
      await expect(taken).rejects.toThrow(
        'The service of stack orders was changed outside the stack and is not in a state that the stack can take over first: if the change fails, ImageUrl orders:v1, DesiredCount 2 of the stack is restored instead of ImageUrl orders:v2, DesiredCount 5. Set onDrift to "overwrite" to accept that.',
      );
      const { taken: undecided } = await takeOver({
        ...facts,
        onDrift: 'fail',
      });
      await expect(undecided).rejects.toThrow('Set onDrift');
      expect(deploy).not.toHaveBeenCalled();
    },
  );

  it.each(UNABLE)('loses a count of a service %s', async (_, facts) => {
    const { taken, lines } = await takeOver({
      ...facts,
      running: { desiredCount: 5 },
    });
    expect(await taken).toBe(false);
    expect(lines).toEqual([`API ${LOSS}`]);
    expect(deploy).not.toHaveBeenCalled();
  });

  it.each(['adopt', 'overwrite'] as const)(
    'loses on request what runs: onDrift %s',
    async onDrift => {
      const { taken, lines } = await takeOver({ isSteady: false, onDrift });
      expect(await taken).toBe(false);
      expect(lines).toEqual([
        expect.stringContaining('of the stack is restored'),
      ]);
    },
  );

  it('cannot take over what an older stack has no parameter for', async () => {
    const { taken } = await takeOver({
      running: { image: 'orders:v2', cpuArchitecture: 'ARM64' },
    });
    await expect(taken).rejects.toThrow('CpuArchitecture undefined');
  });
});
