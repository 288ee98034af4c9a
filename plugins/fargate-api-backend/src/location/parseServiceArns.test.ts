import { parseServiceArns } from './parseServiceArns';

describe('parseServiceArns', () => {
  it.each([
    ['arn:a', ['arn:a']],
    ['arn:a,arn:b', ['arn:a', 'arn:b']],
    ['\n arn:a ,\n arn:b,\n', ['arn:a', 'arn:b']],
    ['arn:b,arn:a,arn:b', ['arn:b', 'arn:a']],
    ['arn:a arn:b', ['arn:a arn:b']],
    [
      Array.from({ length: 20 }, (_, i) => `arn:${i}`).join(),
      Array.from({ length: 20 }, (_, i) => `arn:${i}`),
    ],
  ])('reads %j', (annotation, arns) => {
    expect(parseServiceArns(annotation)).toEqual(arns);
  });

  it.each([
    [',', 'contains no ARN'],
    [
      Array.from({ length: 21 }, (_, i) => `arn:${i}`).join(),
      'contains 21 ARNs, more than 20',
    ],
  ])('refuses %j', (annotation, problem) => {
    expect(() => parseServiceArns(annotation)).toThrow(
      `The annotation aws.amazon.com/amazon-ecs-service-arn ${problem}`,
    );
  });
});
