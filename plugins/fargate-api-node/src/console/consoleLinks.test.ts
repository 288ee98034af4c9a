import {
  clusterConsoleUrl,
  logGroupConsoleUrl,
  secretConsoleUrl,
  serviceConsoleUrl,
  stackConsoleUrl,
  vpcConsoleUrl,
} from './consoleLinks';

const AWS = {};
const SIMULATOR = { endpoint: 'http://127.0.0.1:4566' };
const stack =
  'arn:aws:cloudformation:eu-west-1:123456789012:stack/orders/7f3c0000-aaaa';

describe('links to the console', () => {
  it('leads to a stack', () => {
    expect(stackConsoleUrl(AWS, stack)).toBe(
      'https://eu-west-1.console.aws.amazon.com/cloudformation/home?region=eu-west-1#/stacks/stackinfo?stackId=arn%3Aaws%3Acloudformation%3Aeu-west-1%3A123456789012%3Astack%2Forders%2F7f3c0000-aaaa',
    );
  });

  it('leads to a cluster', () => {
    expect(
      clusterConsoleUrl(AWS, 'arn:aws:ecs:eu-west-1:123456789012:cluster/dev'),
    ).toBe(
      'https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/dev/services?region=eu-west-1',
    );
  });

  it('leads to a service', () => {
    expect(
      serviceConsoleUrl(
        AWS,
        'arn:aws:ecs:eu-west-1:123456789012:service/dev/orders',
      ),
    ).toBe(
      'https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/dev/services/orders/health?region=eu-west-1',
    );
  });

  it('finds a service of the old ARN format in the default cluster', () => {
    expect(
      serviceConsoleUrl(
        AWS,
        'arn:aws:ecs:eu-west-1:123456789012:service/orders',
      ),
    ).toContain('/clusters/default/services/orders/');
  });

  it("encodes a log group's name as the console wants it", () => {
    expect(logGroupConsoleUrl(AWS, stack, '/ecs/orders')).toBe(
      'https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/$252Fecs$252Forders',
    );
  });

  it('leads to a VPC', () => {
    expect(vpcConsoleUrl(AWS, stack, 'vpc-1')).toBe(
      'https://eu-west-1.console.aws.amazon.com/vpcconsole/home?region=eu-west-1#VpcDetails:VpcId=vpc-1',
    );
  });

  it.each([
    ['aws-cn', 'cn-north-1', 'https://cn-north-1.console.amazonaws.cn/'],
    [
      'aws-us-gov',
      'us-gov-west-1',
      'https://us-gov-west-1.console.amazonaws-us-gov.com/',
    ],
  ])('goes to the console of %s', (partition, region, start) => {
    const arn = `arn:${partition}:ecs:${region}:123456789012:service/dev/orders`;
    expect(serviceConsoleUrl(AWS, arn)?.startsWith(start)).toBe(true);
  });

  it('goes to a secret by its name, without the characters that AWS adds', () => {
    expect(
      secretConsoleUrl(
        AWS,
        'arn:aws:secretsmanager:eu-west-1:123456789012:secret:fargate-api/orders/DATABASE_URL-a1B2c3',
      ),
    ).toBe(
      'https://eu-west-1.console.aws.amazon.com/secretsmanager/secret?region=eu-west-1&name=fargate-api%2Forders%2FDATABASE_URL',
    );
  });

  it('has no link for a partition without a known console', () => {
    expect(
      stackConsoleUrl(AWS, stack.replace('arn:aws:', 'arn:aws-iso:')),
    ).toBe(undefined);
  });

  it('leads to the pages of the simulator where a target has an endpoint', () => {
    const service = 'arn:aws:ecs:eu-west-1:123456789012:service/dev/orders';
    expect(serviceConsoleUrl(SIMULATOR, service)).toBe(
      'http://127.0.0.1:4566/go/view?arn=arn%3Aaws%3Aecs%3Aeu-west-1%3A123456789012%3Aservice%2Fdev%2Forders',
    );
    const arnIn = (url: string | undefined) =>
      new URL(url!).searchParams.get('arn');
    expect(arnIn(stackConsoleUrl(SIMULATOR, stack))).toBe(stack);
    expect(arnIn(logGroupConsoleUrl(SIMULATOR, stack, '/ecs/orders'))).toBe(
      'arn:aws:logs:eu-west-1:123456789012:log-group:/ecs/orders',
    );
    expect(arnIn(vpcConsoleUrl(SIMULATOR, stack, 'vpc-1'))).toBe(
      'arn:aws:ec2:eu-west-1:123456789012:vpc/vpc-1',
    );
  });
});
