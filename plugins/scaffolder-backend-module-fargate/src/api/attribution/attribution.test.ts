import { mockCredentials } from '@backstage/backend-test-utils';
import {
  attributionOf,
  checkAttribution,
  isAttribution,
  withApproval,
} from './attribution';

describe('checkAttribution', () => {
  const host = 'https://ci.example.com/';

  it.each([
    {},
    { commit: '', run: '' },
    { commit: '0123abc', run: 'https://ci.example.com/a+b=c._:/@-1' },
    { commit: 'a'.repeat(64), run: host.padEnd(256, 'a') },
  ])('accepts %j', input => {
    expect(() => checkAttribution(input)).not.toThrow();
  });

  it.each([
    { commit: 'abcdef' },
    { commit: 'a'.repeat(65) },
    { commit: 'ABCDEF0' },
    { commit: 'x0123abc' },
    { commit: '0123abcx' },
  ])('refuses %j', input => {
    expect(() => checkAttribution(input)).toThrow(
      'commit: must be the SHA of a commit, 7 to 64 hexadecimal digits in lower case.',
    );
  });

  it.each([
    'http://ci.example.com',
    'xhttps://ci.example.com',
    'https://ci.example.com/?a=1',
    'https://',
    host.padEnd(257, 'a'),
  ])('refuses the run %s', run => {
    expect(() => checkAttribution({ run })).toThrow(
      'run: must be an HTTPS URL of at most 256 letters, digits and the characters +=._:/@-, without a query.',
    );
  });
});

describe('attributionOf', () => {
  const of = (user: string, taskId: string, rolledBackTo?: number) =>
    attributionOf(
      {
        getInitiatorCredentials: async () => mockCredentials.user(user),
        task: { id: taskId },
      },
      { commit: '0123abc', run: 'https://ci.example.com' },
      rolledBackTo,
    );

  it('says who deploys, by which task, and from what', async () => {
    expect(await of('user:default/ann', 'task-1')).toEqual({
      DeployedBy: 'user:default/ann',
      DeployedTask: 'task-1',
      DeployedCommit: '0123abc',
      DeployedRun: 'https://ci.example.com',
      RolledBackTo: '',
    });
  });

  it('has only what a tag may have', async () => {
    const long = `user:default/${'ä'.repeat(300)}`;
    const { DeployedBy, DeployedTask, RolledBackTo } = await of(
      long,
      `t/${'1'.repeat(99)}`,
      3,
    );
    expect(DeployedBy).toBe('user:default/'.padEnd(256, '-'));
    expect(DeployedTask).toBe('t'.padEnd(64, '1'));
    expect(RolledBackTo).toBe('3');
  });

  it('leaves empty what is not given', async () => {
    expect(
      await attributionOf(
        {
          getInitiatorCredentials: async () => mockCredentials.user(),
          task: { id: 'a' },
        },
        {},
      ),
    ).toMatchObject({ DeployedCommit: '', DeployedRun: '' });
  });
});

describe('withApproval', () => {
  const request = {
    kind: 'public-api' as const,
    name: 'orders',
    label: 'API' as const,
    onReplacement: 'fail' as const,
    entityRef: 'api:default/orders',
    template: '{}',
    tags: {},
    parameters: {},
  };

  it('adds who approved to who deploys', () => {
    const parameters = { DeployedBy: 'user:default/ann', ImageUrl: 'nginx' };
    expect(
      withApproval({ ...request, parameters }, 'user:default/bob').parameters,
    ).toEqual({
      DeployedBy: 'user:default/ann approved by user:default/bob',
      ImageUrl: 'nginx',
    });
  });

  it('adds nothing to a template that does not say who deploys', () => {
    expect(withApproval(request, 'user:default/bob').parameters).toEqual({});
  });
});

describe('isAttribution', () => {
  it.each([
    ['DeployedBy', true],
    ['DeployedTask', true],
    ['DeployedCommit', true],
    ['DeployedRun', true],
    ['RolledBackTo', true],
    ['ImageUrl', false],
  ])('%s: %s', (name, expected) => expect(isAttribution(name)).toBe(expected));
});
