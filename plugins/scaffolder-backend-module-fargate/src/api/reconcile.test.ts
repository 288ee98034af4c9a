import { Drift } from '../live/driftOf';
import { OnDrift } from '../live/onDrift';
import { reconcile } from './reconcile';
import { SettingName } from './settings/settings';

const drift = (subject: string, live: string, stack: string) =>
  ({ subject, live, stack } as Drift);
const IMAGE = drift('image', 'orders:v2', 'orders:v1');
const CPU = drift('cpu', '512', '256');
const COUNT = drift('desiredCount', '5', '2');
const SUBNETS = drift('subnets', 'a', 'b');

describe('reconcile', () => {
  const of = (
    drifts: Drift[],
    requested: SettingName[] = [],
    onDrift?: OnDrift,
  ) => reconcile('orders', drifts, requested, onDrift);

  it('has nothing to decide without a difference', () => {
    expect(of([])).toEqual({ adopted: {}, running: {}, notes: [] });
  });

  it.each<OnDrift | undefined>([undefined, 'fail', 'adopt', 'overwrite'])(
    'leaves a count as it is that nobody requested: onDrift %s',
    onDrift => {
      expect(of([COUNT], [], onDrift)).toEqual({
        adopted: { desiredCount: 5 },
        running: { desiredCount: 5 },
        notes: ['desiredCount: 5 runs, the stack has 2: stays 5'],
      });
    },
  );

  it.each<OnDrift | undefined>([undefined, 'adopt', 'overwrite'])(
    'changes a count as requested, from what runs: onDrift %s',
    onDrift => {
      expect(of([COUNT], ['desiredCount'], onDrift)).toEqual({
        adopted: {},
        running: { desiredCount: 5 },
        notes: ['desiredCount: 5 runs, the stack has 2: changed as requested'],
      });
    },
  );

  it.each<OnDrift | undefined>([undefined, 'adopt'])(
    'changes what is requested from what runs: onDrift %s',
    onDrift => {
      expect(of([IMAGE], ['image', 'cpu'], onDrift)).toEqual({
        adopted: {},
        running: { image: 'orders:v2' },
        notes: [
          'image: orders:v2 runs, the stack has orders:v1: changed as requested',
        ],
      });
    },
  );

  it('changes what is requested from what the stack has, where that may be overwritten', () => {
    expect(of([IMAGE], ['image'], 'overwrite')).toEqual({
      adopted: {},
      running: {},
      notes: [
        'image: orders:v2 runs, the stack has orders:v1: changed as requested; if that fails, orders:v1 is restored',
      ],
    });
  });

  it('takes over what runs, numbers as numbers', () => {
    expect(
      of(
        [
          IMAGE,
          CPU,
          drift('memory', '1024', '512'),
          drift('cpuArchitecture', 'ARM64', 'X86_64'),
        ],
        [],
        'adopt',
      ),
    ).toMatchObject({
      adopted: {
        image: 'orders:v2',
        cpu: 512,
        memory: 1024,
        cpuArchitecture: 'ARM64',
      },
      running: { image: 'orders:v2', cpu: 512 },
      notes: expect.arrayContaining([
        'image: orders:v2 runs, the stack has orders:v1: stays orders:v2',
      ]),
    });
  });

  it('restores what the stack has', () => {
    expect(of([IMAGE, SUBNETS], [], 'overwrite')).toEqual({
      adopted: {},
      running: {},
      notes: [
        'image: orders:v2 runs, the stack has orders:v1: is restored to orders:v1',
        'subnets: a runs, the stack has b: is restored to b',
      ],
    });
  });

  it('refuses to decide alone, and names every difference and the ways out', () => {
    expect(() => of([IMAGE, CPU, COUNT, SUBNETS], ['cpu'])).toThrow(
      'The service of stack orders was changed outside the stack. image: orders:v2 runs, not from this stack, and the update would restore orders:v1; subnets: a runs, not from this stack, and the update would restore b. Set onDrift to "adopt" to take over the running image and size, or to "overwrite" to restore the stack\'s values.',
    );
  });

  it('refuses to take over what a stack cannot have', () => {
    expect(() => of([IMAGE, SUBNETS], [], 'adopt')).toThrow(
      'The service of stack orders was changed outside the stack. subnets: a runs, not from this stack, and the update would restore b. The stack cannot take that over. Set onDrift to "overwrite" to restore its values, or change the service back yourself.',
    );
  });
});
