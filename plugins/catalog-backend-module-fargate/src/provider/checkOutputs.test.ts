/* eslint-disable no-script-url */
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { checkOutputs } from './checkOutputs';

const SERVICE = 'arn:aws:ecs:eu-west-1:123456789012:service/dev/orders';

const stackWith = (outputs: Record<string, string>): StackRecord => ({
  arn: 'arn:aws:cloudformation:eu-west-1:123456789012:stack/orders/7f3c',
  name: 'orders',
  status: 'CREATE_COMPLETE',
  managed: true,
  kind: 'public-api',
  outputs,
  parameters: {},
  terminationProtection: false,
});

describe('checkOutputs', () => {
  it('keeps what the templates output', () => {
    const stack = stackWith({
      Url: 'https://orders.example.com',
      ServiceArn: SERVICE,
      ClusterArn: 'arn:aws:ecs:eu-west-1:123456789012:cluster/dev',
      DomainName: 'api.acme.com',
      Anything: 'javascript:alert(1)',
    });
    expect(checkOutputs(stack)).toEqual({ stack, problems: [] });
  });

  it.each([
    ['Url', 'javascript:alert(1)', 'an http or https URL'],
    ['Url', 'orders', 'an http or https URL'],
    ['Url', '', 'an http or https URL'],
    ['ServiceArn', 'javascript:alert(1)', 'the ARN of an ECS service'],
    // The console's host contains the region.
    [
      'ServiceArn',
      SERVICE.replace('eu-west-1', 'evil.example/#'),
      'in the account',
    ],
    [
      'ServiceArn',
      SERVICE.replace('123456789012', '999999999999'),
      'in the account',
    ],
    ['ServiceArn', `${SERVICE}\n`, 'the ARN of an ECS service'],
    ['ClusterArn', SERVICE, 'the ARN of an ECS cluster'],
    ['DomainName', '<b>acme.com</b>', 'a domain name'],
    ['DomainName', 'a'.repeat(300), 'a domain name'],
  ])('leaves out %s %j', (key, value, expected) => {
    const { stack, problems } = checkOutputs(
      stackWith({ Name: 'orders', [key]: value }),
    );
    expect(stack.outputs).toEqual({ Name: 'orders' });
    expect(problems).toEqual([
      expect.stringMatching(
        new RegExp(
          `^The output ${key} of stack orders is left out, .*${expected}`,
        ),
      ),
    ]);
  });

  it('names a value in one line of limited length', () => {
    const { problems } = checkOutputs(
      stackWith({ Url: `\u202e\u001b[2J\n${'x'.repeat(5_000)}` }),
    );
    expect(problems[0]).toMatch(/^[\x20-\x7e…]{1,400}$/);
  });
});
