import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import {
  Observed,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { StackRecordResource } from '@fargate-api/backstage-plugin-fargate-api-node';
import { Ownership } from '../resources';
import { Consent, consentOf } from './consentOf';

const SERVICE = 'arn:aws:ecs:eu-west-1:123456789012:service/dev/orders';
const STACK = 'arn:aws:cloudformation:eu-west-1:123456789012:stack/orders/1';
const FORGED = 'arn:aws:cloudformation:eu-west-1:123456789012:stack/forged/2';
const FILE = 'https://github.com/acme/orders/blob/main/catalog-info.yaml';
const REGISTERED =
  'url:https://github.com/acme/orders/tree/main/catalog-info.yaml';
const EVIL = 'url:https://github.com/evil/orders/tree/main/catalog-info.yaml';

const ORDERS = 'component:default/orders';

function entity(
  ref: string,
  options: { stack?: string; location?: string; origin?: string } = {},
): Entity {
  const [, kind, namespace, name] = /^(.+):(.+)\/(.+)$/.exec(ref)!;
  const { stack, location, origin = location } = options;
  const annotations: Record<string, string> = {
    ...(stack && { [STACK_ARN_ANNOTATION]: stack }),
    ...(location && { [ANNOTATION_LOCATION]: location }),
    ...(origin && { [ANNOTATION_ORIGIN_LOCATION]: origin }),
  };
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { namespace, name, annotations },
  };
}

/** A service that a stack of the portal made for an API. */
const managed = (facts: Partial<Ownership> = {}): Ownership => ({
  entityRefs: ['api:default/orders'],
  isManaged: true,
  stackArn: STACK,
  ...facts,
});

/** A service of another tool. */
const tagged = (...entityRefs: string[]): Ownership => ({
  entityRefs,
  isManaged: false,
});

const record = (
  facts: Partial<StackRecordResource> = {},
): Observed<StackRecordResource> => ({
  value: { type: 'AWS::ECS::Service', physicalId: SERVICE, ...facts },
});

const descriptor = (catalogInfoUrl?: string) => ({
  entity: { namespace: 'default', name: 'orders', owner: 'group:default/a' },
  catalogInfoUrl,
});

const denied = { reason: 'denied', message: 'AccessDenied' } as const;

describe('consentOf', () => {
  async function decide(
    given: Entity,
    ownership: Ownership,
    found: Observed<StackRecordResource | null> = { value: null },
  ): Promise<{ consent: Consent; reads: string[] }> {
    const reads: string[] = [];
    const consent = await consentOf(
      given,
      { type: 'AWS::ECS::Service', physicalId: SERVICE, ownership },
      async stackArn => {
        reads.push(stackArn);
        return found;
      },
    );
    return { consent, reads };
  }

  it.each([
    ['names it', ORDERS, ['component:default/orders'], 'given'],
    ['names it in another case', ORDERS, ['Component:Default/Orders'], 'given'],
    [
      'lists it',
      ORDERS,
      ['api:default/a', 'component:default/orders'],
      'given',
    ],
    ['has no tag', ORDERS, [], 'missing'],
    ['names another entity', ORDERS, ['component:default/billing'], 'missing'],
    ['names another namespace', ORDERS, ['component:shop/orders'], 'missing'],
    // The Component of an API that is not in the catalog is a free name.
    ['names the API of that name', ORDERS, ['api:default/orders'], 'missing'],
    ['names no entity', ORDERS, ['not a reference:'], 'missing'],
    ['names no entity', ORDERS, ['orders'], 'missing'],
  ] as const)(
    'of a service of another tool that %s, for %s: %j: %s',
    async (_, ref, refs, expected) => {
      const { consent, reads } = await decide(
        entity(ref, { location: EVIL }),
        tagged(...refs),
      );
      expect(consent).toBe(expected);
      expect(reads).toEqual([]);
    },
  );

  it.each([
    ['the API', 'api:default/orders', 'given'],
    ['its Component', 'component:default/orders', 'given'],
    ['another entity', 'component:default/billing', 'missing'],
    ['another kind of entity', 'resource:default/orders', 'missing'],
  ] as const)(
    'of a stack to %s from the entity provider, without a call',
    async (_, ref, expected) => {
      const location = `fargate-api:${STACK}`;
      for (const stack of [STACK, undefined]) {
        const { consent, reads } = await decide(
          entity(ref, { stack, location }),
          managed(),
        );
        expect(consent).toBe(expected);
        expect(reads).toEqual([]);
      }
    },
  );

  it.each([
    ['the file that the stack names', { location: REGISTERED }, 'given'],
    [
      'a file that it includes',
      { location: 'url:https://a', origin: REGISTERED },
      'given',
    ],
    ['another file', { location: EVIL }, 'missing'],
    ['nowhere', {}, 'missing'],
    ['a location of another type', { location: `file:${FILE}` }, 'missing'],
  ] as const)(
    'of a stack that a repository registers, to an entity of %s',
    async (_, location, expected) => {
      for (const ref of ['api:default/orders', ORDERS]) {
        const { consent, reads } = await decide(
          entity(ref, { stack: STACK, ...location }),
          managed(),
          record({ descriptor: descriptor(FILE) }),
        );
        expect(consent).toBe(expected);
        expect(reads).toEqual([STACK]);
      }
    },
  );

  it('of a stack in the catalog is missing for an entity of that name from a file', async () => {
    const { consent } = await decide(
      entity(ORDERS, { stack: STACK, location: EVIL }),
      managed(),
      record({ descriptor: descriptor() }),
    );
    expect(consent).toBe('missing');
  });

  it.each([
    ['api:default/orders', 'given'],
    ['component:default/orders', 'missing'],
  ] as const)(
    'of a stack without a descriptor is only for the entity in its tag: %s: %s',
    async (ref, expected) => {
      const { consent } = await decide(
        entity(ref, { stack: STACK, location: REGISTERED }),
        managed(),
        record(),
      );
      expect(consent).toBe(expected);
    },
  );

  it.each([
    ['the stack annotation', FORGED, STACK],
    ['the location', STACK, FORGED],
    ['both', FORGED, FORGED],
  ])('is missing when another stack is in %s', async (_, stack, from) => {
    const { consent } = await decide(
      entity(ORDERS, { stack, location: `fargate-api:${from}` }),
      managed(),
      record({ descriptor: descriptor() }),
    );
    expect(consent).toBe('missing');
  });

  describe('of a service from before its stack was in its tags', () => {
    const given = entity(ORDERS, {
      stack: STACK,
      location: `fargate-api:${STACK}`,
    });
    const older = managed({ stackArn: undefined });

    it.each([
      ['made it', record({ descriptor: descriptor() }), 'given'],
      [
        'made another service',
        record({ physicalId: `${SERVICE}-2` }),
        'missing',
      ],
      // A custom resource has whatever physical ID its function returns.
      [
        'contains something else',
        record({ type: 'Custom::Service' }),
        'missing',
      ],
      ['has no service', { value: null }, 'missing'],
      [
        'does not exist',
        { failure: { ...denied, reason: 'not-found' } },
        'missing',
      ],
    ] as const)('the stack %s', async (_, found, expected) => {
      expect((await decide(given, older, found)).consent).toBe(expected);
    });

    it('is missing without a stack annotation', async () => {
      const alone = entity(ORDERS, { location: `fargate-api:${STACK}` });
      expect((await decide(alone, older, record())).consent).toBe('missing');
    });
  });

  it('is unknown when the stack cannot be read, even with an older value', async () => {
    const found = {
      ...record({ descriptor: descriptor(FILE) }),
      failure: denied,
    };
    const { consent } = await decide(
      entity(ORDERS, { stack: STACK, location: REGISTERED }),
      managed(),
      found,
    );
    expect(consent).toEqual({ unknown: denied });
  });
});
