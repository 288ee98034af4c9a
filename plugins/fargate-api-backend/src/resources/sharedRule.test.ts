import { SharedListenerFacts, sharedRuleStatusOf } from './sharedRule';

const rule = {
  arn: 'rule/1',
  hosts: ['orders.acme.com'],
  targetGroupArns: ['group/1'],
};
const other = { ...rule, arn: 'rule/2' };
const listener = (changed = {}): SharedListenerFacts => ({
  rules: [other, { ...rule, ...changed }],
  certificateArns: ['certificate/0', 'certificate/1'],
});
const own = {
  ruleArn: 'rule/1',
  host: 'orders.acme.com',
  certificateArn: 'certificate/1',
  targetGroupArns: ['group/1'],
};

describe('an API on a listener that it shares', () => {
  it.each<[string, SharedListenerFacts, object]>([
    ['has its rule and certificate', listener(), { rule: 'own' }],
    [
      'has its rule beside another target group',
      listener({ targetGroupArns: ['group/0', 'group/1'] }),
      { rule: 'own' },
    ],
    [
      'has no rule',
      { rules: [other], certificateArns: [] },
      { rule: 'missing' },
    ],
    ['has no listener', null, { rule: 'missing' }],
    [
      'has a rule for another target group',
      listener({ targetGroupArns: ['group/0'] }),
      { rule: 'elsewhere' },
    ],
    [
      'has a rule that forwards to none',
      listener({ targetGroupArns: [] }),
      { rule: 'elsewhere' },
    ],
    [
      'has a rule for another host',
      listener({ hosts: ['billing.acme.com'] }),
      { rule: 'elsewhere' },
    ],
    [
      'has no certificate on it',
      { rules: [rule], certificateArns: ['certificate/0'] },
      { rule: 'own', missingCertificate: 'certificate/1' },
    ],
  ])('%s', (_, facts, expected) => {
    expect(sharedRuleStatusOf(facts, own)).toEqual({
      ruleArn: 'rule/1',
      ...expected,
    });
  });

  it('needs no certificate where the default one of the listener covers it', () => {
    const { certificateArn, ...covered } = own;
    const facts = { rules: [rule], certificateArns: [] };
    expect(sharedRuleStatusOf(facts, covered).missingCertificate).toBe(
      undefined,
    );
  });
});
