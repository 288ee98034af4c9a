import { gatewayProblems } from './gatewayProblems';

const sound = {
  gatewayBreak: { value: null },
  linkRules: {
    value: {
      link: 'sg-link',
      tasks: 'sg-tasks',
      port: 80,
      ingress: true,
      egress: true,
    },
  },
  throttling: { value: { rateLimit: 50 } },
};
const notFound = { failure: { reason: 'not-found', message: 'none' } } as const;

describe('gatewayProblems', () => {
  it.each<[string, object, string[]]>([
    ['a sound way', {}, []],
    ['none read', { gatewayBreak: {}, linkRules: {}, throttling: {} }, []],
    [
      'a break',
      { gatewayBreak: { value: 'route-missing' } },
      ['gateway-route-missing'],
    ],
    ['a deleted stage', { throttling: notFound }, ['gateway-stage-missing']],
    [
      'a deleted API, with its stage',
      { gatewayBreak: { value: 'api-missing' }, throttling: notFound },
      ['gateway-api-missing'],
    ],
    [
      'no security group rules',
      {
        linkRules: {
          value: { ...sound.linkRules.value, ingress: false, egress: false },
        },
      },
      ['link-ingress-missing', 'link-egress-missing'],
    ],
  ])('of %s', (_, changed, expected) => {
    const problems = gatewayProblems({ ...sound, ...changed });
    expect(problems.map(({ kind }) => kind)).toEqual(expected);
    expect(problems.every(({ severity }) => severity === 'error')).toBe(true);
  });

  it('name the security groups and the port', () => {
    const [{ facts, message, hint }] = gatewayProblems({
      ...sound,
      linkRules: { value: { ...sound.linkRules.value, ingress: false } },
    });
    expect(facts).toEqual({ link: 'sg-link', tasks: 'sg-tasks', port: 80 });
    expect(message).toContain('of the tasks (sg-tasks)');
    expect(hint).toContain('TCP 80 from sg-link');
  });
});
