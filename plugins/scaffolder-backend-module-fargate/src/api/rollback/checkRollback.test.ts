import { checkRollback } from './checkRollback';

describe('checkRollback', () => {
  it.each([
    [{}],
    [{ releaseHold: true }],
    [{ image: 'x' }],
    [{ rollBackTo: 1 }],
    [
      {
        rollBackTo: 3,
        image: '',
        cpu: undefined,
        memory: null,
        variables: {},
        removeVariables: [],
        desiredCount: 4,
        healthCheckPath: '/',
      },
    ],
  ])('accepts %j', input => {
    expect(() => checkRollback(input as any)).not.toThrow();
  });

  it.each<[object, string]>([
    [
      { rollBackTo: 0 },
      'rollBackTo: must be the number of a revision, such as 3 of orders:3.',
    ],
    [{ rollBackTo: 1.5 }, 'rollBackTo: must be the number of a revision'],
    [
      { rollBackTo: 3, releaseHold: true },
      'rollBackTo: a roll back holds automatic deployments. Release the hold afterwards.',
    ],
    [
      {
        rollBackTo: 3,
        image: 'x',
        cpu: 256,
        memory: 512,
        cpuArchitecture: 'ARM64',
        port: 1,
        variables: { A: '1' },
        secrets: { A: '1' },
        removeVariables: ['A'],
        container: { command: ['a'] },
        removeContainerOptions: ['command'],
        sidecars: [{}],
        removeSidecars: ['a'],
        desiredCount: 1,
      },
      'rollBackTo: revision 3 decides image, cpu, memory, cpuArchitecture, port, variables, secrets, removeVariables, container, removeContainerOptions, sidecars, removeSidecars. Leave these out, or update without a roll back.',
    ],
  ])('refuses %j', (input, message) => {
    expect(() => checkRollback(input)).toThrow(message);
  });
});
