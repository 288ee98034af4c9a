import { assertArnOf, idOf, nameInShortArn, parseServiceArn } from './arns';

const account = 'eu-west-1:123456789012';

describe('parseServiceArn', () => {
  it('finds the cluster and the name', () => {
    expect(
      parseServiceArn(`arn:aws:ecs:${account}:service/dev/orders`),
    ).toEqual({ cluster: 'dev', name: 'orders' });
  });
});

describe('nameInShortArn', () => {
  it.each([
    [`arn:aws:ecs:${account}:service/orders`, 'orders'],
    [`arn:aws:ecs:${account}:service/dev/orders`, undefined],
  ])('of %s is %s', (arn, name) => {
    expect(nameInShortArn(arn)).toBe(name);
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

  it.each(types)('accepts the ARN of %s', type => {
    expect(() => assertArnOf(type, arns[type])).not.toThrow();
  });

  it.each(
    types.flatMap(type =>
      types
        .filter(other => other !== type)
        .map(other => [type, other] as const),
    ),
  )('refuses as the ARN of %s that of %s', (type, other) => {
    expect(() => assertArnOf(type, arns[other])).toThrow(
      `${arns[other]} is not the ARN of ${type}`,
    );
  });
});
