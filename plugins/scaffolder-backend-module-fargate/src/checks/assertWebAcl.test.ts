import { assertWebAcl } from './assertWebAcl';

const ACL = 'arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/orders/0a1b';

describe('assertWebAcl', () => {
  it.each([
    ['none', {}],
    [ACL, { defaults: { webAclArn: ACL } }],
    [ACL, { webAclArns: ['x', ACL] }],
    [ACL, { webAclArns: [ACL.replace('orders/0a1b', '*')] }],
  ])('accepts %s of a target with %j', (arn, facts) => {
    expect(() => assertWebAcl({ name: 'dev', ...facts }, arn)).not.toThrow();
  });

  it.each([
    [{}, 'It lists none.'],
    [{ defaults: {}, webAclArns: [] }, 'It lists none.'],
    [
      { defaults: { webAclArn: 'x' }, webAclArns: ['a', 'b'] },
      'It lists a, b.',
    ],
  ])('refuses what a target with %j does not list', (facts, lists) => {
    expect(() => assertWebAcl({ name: 'dev', ...facts }, ACL)).toThrow(
      `webAclArn: target dev does not let APIs have ${ACL}. ${lists} An administrator can add to webAclArns under fargateApi.targets.`,
    );
  });
});
