import { assertArnOf, idOf, parseServiceArn } from './arns';

const account = 'eu-west-1:123456789012';

describe('parseServiceArn', () => {
  it.each([
    [`arn:aws:ecs:${account}:service/dev/orders`, 'dev', 'orders'],
    [`arn:aws:ecs:${account}:service/orders`, 'default', 'orders'],
  ])('finds in %s the cluster %s and the service %s', (arn, cluster, name) => {
    expect(parseServiceArn(arn)).toEqual({ cluster, name });
  });
});

describe('idOf', () => {
  it('returns the last segment', () => {
    expect(idOf(`arn:aws:ecs:${account}:task/dev/f00`)).toBe('f00');
  });
});

describe('assertArnOf', () => {
  const arns = {
    'a CloudFormation stack': `arn:aws:cloudformation:${account}:stack/a/1`,
    'an ECS cluster': `arn:aws-cn:ecs:${account}:cluster/dev`,
    'an ECS service': `arn:aws:ecs:${account}:service/dev/orders`,
  };
  const types = Object.keys(arns) as (keyof typeof arns)[];

  it.each(
    types.flatMap(type => types.map(of => [type, of, type === of] as const)),
  )('accepts as the ARN of %s that of %s: %s', (type, of, isAccepted) => {
    const assert = () => assertArnOf(type, arns[of]);
    if (isAccepted) {
      expect(assert).not.toThrow();
    } else {
      expect(assert).toThrow(`${arns[of]} is not the ARN of ${type}`);
    }
  });
});
