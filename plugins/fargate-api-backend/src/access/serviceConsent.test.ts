import { STACK_ARN_ANNOTATION } from '@fargate-api/backstage-plugin-fargate-api-common';
import { component } from '../__testUtils__/entities';
import { Ownership } from '../resources';
import { serviceConsent } from './serviceConsent';

const STACK = 'arn:aws:cloudformation:eu-west-1:123456789012:stack/orders/1';
const SERVICE = 'arn:aws:ecs:eu-west-1:123456789012:service/dev/orders';
const target = { name: 'dev', accountId: '123456789012', region: 'eu-west-1' };
const entity = component('orders', { [STACK_ARN_ANNOTATION]: STACK });
const denied = { reason: 'denied', message: 'no' } as const;
const gone = { reason: 'not-found', message: 'gone' } as const;

const owned = (changes: Partial<Ownership> = {}): Ownership => ({
  entityRefs: ['component:default/orders'],
  isManaged: true,
  stackArn: STACK,
  ...changes,
});

const stackWith = (ownership: Ownership) => ({
  value: { name: 'orders', status: 'CREATE_COMPLETE', ownership },
});

async function consent(
  facts: {
    service?: Ownership;
    failure?: typeof denied | typeof gone;
    stack?: Ownership;
  },
  record: object = {},
) {
  const observe = jest.fn(async (_: { resource: string }) => record);
  const found = await serviceConsent(
    entity,
    {
      target,
      serviceArn: { value: SERVICE },
      stackArn: STACK,
      ...(facts.stack && { stack: stackWith(facts.stack) }),
    },
    facts.service
      ? { value: { ownership: facts.service } as any }
      : { failure: facts.failure },
    { target, observations: { observe } as any },
  );
  return { ...found, reads: observe.mock.calls.map(([one]) => one.resource) };
}

describe('serviceConsent', () => {
  it('is given by the service, and shows the stack that made it', async () => {
    expect(await consent({ service: owned(), stack: owned() })).toEqual({
      consent: 'given',
      stack: { arn: STACK, ...stackWith(owned()).value },
      reads: [],
    });
  });

  it('is given by a service without the ARN of its stack, if the stack contains it', async () => {
    const service = owned({ stackArn: undefined });
    const record = { type: 'AWS::ECS::Service', physicalId: SERVICE };
    const {
      consent: found,
      reads,
      stack,
    } = await consent({ service, stack: owned() }, { value: record });
    expect(found).toBe('given');
    expect(stack?.arn).toBe(STACK);
    expect(reads).toEqual([`record-resource:${STACK}`]);
    expect(
      (
        await consent(
          { service, stack: owned() },
          { value: { ...record, physicalId: 'other' } },
        )
      ).consent,
    ).toBe('missing');
  });

  it.each<[string, Parameters<typeof consent>[0], string]>([
    ['that cannot be read', { service: owned() }, 'given'],
    [
      'that did not make the service',
      { service: owned({ isManaged: false }), stack: owned() },
      'given',
    ],
    [
      'of a service without consent',
      { service: owned({ entityRefs: [] }), stack: owned() },
      'missing',
    ],
  ])('shows no stack %s', async (_, facts, expected) => {
    expect(await consent(facts)).toEqual({ consent: expected, reads: [] });
  });

  it.each<[string, Parameters<typeof consent>[0], unknown]>([
    ['unknown without a stack', { failure: denied }, { unknown: denied }],
    [
      'unknown for the reason of the service where its stack consents',
      { failure: gone, stack: owned() },
      { unknown: gone },
    ],
    [
      'missing where its stack does not consent',
      { failure: gone, stack: owned({ entityRefs: ['component:default/x'] }) },
      'missing',
    ],
  ])('without a service is %s', async (_, facts, expected) => {
    expect((await consent(facts)).consent).toEqual(expected);
  });
});
