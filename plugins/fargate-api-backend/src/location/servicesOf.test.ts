import {
  ECS_SERVICE_ARN_ANNOTATION,
  Observed,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { component } from '../__testUtils__/entities';
import {
  CLUSTER,
  SERVICE,
  STACK,
  arn,
  denied,
  found,
  inOther,
  setUp,
  target,
} from '../__testUtils__/locations';
import { servicesOf } from './servicesOf';

const OTHER_SERVICE = arn('ecs', 'service/dev/other');

const SHORT = arn('ecs', 'service/orders');

const outside = (text: string) => text.replace('123456789012', '999999999999');

const deleted = { failure: { reason: 'not-found', message: 'gone' } } as const;

describe('servicesOf', () => {
  const of = (annotations: Record<string, string>, options: any) =>
    servicesOf(component('orders', annotations), options).then(
      ({ locations }) => locations,
    );

  it('trusts the annotation of a service, without a call', async () => {
    const { observe, options } = setUp();
    expect(
      await of({ [ECS_SERVICE_ARN_ANNOTATION]: SERVICE }, options),
    ).toEqual([{ target, serviceArn: { value: SERVICE } }]);
    expect(observe).not.toHaveBeenCalled();
  });

  it.each<[string, Observed<any>, Observed<string>]>([
    [
      'the output',
      found({ serviceArn: OTHER_SERVICE }),
      { value: OTHER_SERVICE },
    ],
    ['the annotation without an output', found({}), { value: SERVICE }],
    ['the annotation of an unreadable stack', denied, { value: SERVICE }],
    ['none of a deleted stack', deleted, deleted],
  ])('of a stack is %s', async (_, stack, serviceArn) => {
    const { options, read } = setUp(stack);
    const annotations = {
      [STACK_ARN_ANNOTATION]: STACK,
      [ECS_SERVICE_ARN_ANNOTATION]: SERVICE,
    };
    expect(await of(annotations, options)).toEqual([
      { target, serviceArn, stackArn: STACK, stack },
    ]);
    expect(read()).toEqual([`stack:${STACK}`]);
  });

  it.each<[Observed<any>, object]>([
    [denied, denied.failure],
    [
      found({}),
      {
        reason: 'unavailable',
        message:
          'The stack orders is in status CREATE_IN_PROGRESS and has no ECS service in its outputs',
      },
    ],
  ])('is unknown with only a stack: %j', async (stack, failure) => {
    const { options } = setUp(stack);
    const [{ serviceArn }] = await of(
      { [STACK_ARN_ANNOTATION]: STACK },
      options,
    );
    expect(serviceArn).toEqual({ failure });
  });

  it.each([
    ['an annotation', { [ECS_SERVICE_ARN_ANNOTATION]: SHORT }, []],
    [
      'the output of a stack',
      { [STACK_ARN_ANNOTATION]: STACK },
      [found({ serviceArn: SHORT })],
    ],
  ])(
    'are all that a short ARN in %s may mean',
    async (_, annotations, read) => {
      const { options } = setUp(...read, { value: [SERVICE, OTHER_SERVICE] });
      expect(await of(annotations, options)).toMatchObject([
        { serviceArn: { value: SERVICE }, foundBy: 'name' },
        { serviceArn: { value: OTHER_SERVICE }, foundBy: 'name' },
      ]);
    },
  );

  it('are those of several ARNs, each once, whichever target they are in', async () => {
    const { options } = setUp({ value: [SERVICE, OTHER_SERVICE] });
    expect(
      await of(
        {
          [ECS_SERVICE_ARN_ANNOTATION]: [
            inOther(SERVICE),
            SERVICE,
            SHORT,
          ].join(),
        },
        options,
      ),
    ).toMatchObject([
      { target: { name: 'target-1' }, serviceArn: { value: inOther(SERVICE) } },
      { target, serviceArn: { value: SERVICE } },
      { target, serviceArn: { value: OTHER_SERVICE }, shortArn: SHORT },
    ]);
  });

  const severalOf = (...arns: string[]) => {
    const { options } = setUp(deleted, denied);
    const annotations = { [ECS_SERVICE_ARN_ANNOTATION]: arns.join() };
    return servicesOf(component('orders', annotations), options);
  };

  it.each<[string, string, string | RegExp]>([
    ['outside the targets', outside(SERVICE), /^Account 999999999999 in/],
    ['of a cluster', CLUSTER, `${CLUSTER} is not the ARN of an ECS service`],
    ['that is no ARN', 'orders', '"orders" is not an ARN'],
    ['of no service', SHORT, 'gone'],
  ])('are without an ARN %s, which is said', async (_, broken, reason) => {
    expect(await severalOf(SERVICE, broken)).toEqual({
      locations: [{ target, serviceArn: { value: SERVICE } }],
      unread: [],
      unusable: [{ arn: broken, reason: expect.stringMatching(reason) }],
    });
  });

  it('are refused as the first one where no ARN can be used', async () => {
    await expect(severalOf(CLUSTER, outside(SERVICE))).rejects.toThrow(
      `${CLUSTER} is not the ARN of an ECS service`,
    );
  });

  it('are unknown as the first one where AWS shows none', async () => {
    const other = arn('ecs', 'service/other');
    expect(await severalOf(SHORT, other)).toEqual({
      locations: [{ target, serviceArn: deleted }],
      unread: [],
      unusable: [{ arn: other, reason: 'no' }],
    });
  });

  it('are unknown where a short ARN means none', async () => {
    const { options } = setUp(deleted);
    expect(await of({ [ECS_SERVICE_ARN_ANNOTATION]: SHORT }, options)).toEqual([
      { target, serviceArn: deleted },
    ]);
  });

  it.each<[string, Record<string, string>, string | RegExp]>([
    ['neither annotation', {}, /^component:default\/orders has none of/],
    [
      'a service outside the targets',
      { [ECS_SERVICE_ARN_ANNOTATION]: outside(SERVICE) },
      /^Account 999999999999 in eu-west-1 is not a target/,
    ],
    [
      'a cluster for a service',
      { [ECS_SERVICE_ARN_ANNOTATION]: CLUSTER },
      `${CLUSTER} is not the ARN of an ECS service`,
    ],
    [
      'a service for a stack',
      { [STACK_ARN_ANNOTATION]: SERVICE },
      `${SERVICE} is not the ARN of a CloudFormation stack`,
    ],
    [
      'several services beside a stack',
      {
        [STACK_ARN_ANNOTATION]: STACK,
        [ECS_SERVICE_ARN_ANNOTATION]: `${SERVICE},${OTHER_SERVICE}`,
      },
      /contains several ARNs, but fargate-api\/stack-arn is about one service/,
    ],
    [
      'a service in another target than the stack',
      {
        [STACK_ARN_ANNOTATION]: STACK,
        [ECS_SERVICE_ARN_ANNOTATION]: inOther(SERVICE),
      },
      `${inOther(
        SERVICE,
      )} is not in target target-0, which contains the entity's stack`,
    ],
  ])('refuses %s, without a call', async (_, annotations, message) => {
    const { observe, options } = setUp();
    await expect(of(annotations, options)).rejects.toThrow(message);
    expect(observe).not.toHaveBeenCalled();
  });

  it.each([
    [inOther(SERVICE), /is not in target target-0/],
    [outside(SERVICE), /is not a target/],
    [CLUSTER, /is not the ARN of an ECS service/],
  ])('refuses the output %s of a stack', async (serviceArn, message) => {
    const { options } = setUp(found({ serviceArn }));
    await expect(
      of({ [STACK_ARN_ANNOTATION]: STACK }, options),
    ).rejects.toThrow(message);
  });
});
