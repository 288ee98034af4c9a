import { cannedContext } from '../__testUtils__/cannedContext';
import {
  cannedStack,
  stackArnOf,
  withStacks,
} from '../__testUtils__/cannedStacks';
import { withZones, ZONE } from '../__testUtils__/cannedZones';
import { findZone, readZoneStack } from './apiZone';

const REF = 'resource:default/api-acme-com';

describe('apiZone', () => {
  const STACK = stackArnOf('zone');
  const entity = (type: string, annotations = {}) => ({
    apiVersion: 'v1',
    kind: 'Resource',
    metadata: { name: 'zone', annotations },
    spec: { type },
  });
  const annotated = { 'fargate-api/stack-arn': STACK };
  const credentials = { principal: 'user:default/a' } as any;
  const find = (input: object, found?: object, getEntityByRef = jest.fn()) =>
    findZone(
      { getEntityByRef: getEntityByRef.mockResolvedValue(found) },
      input,
      credentials,
    );

  it.each([
    [{}],
    [{ zone: 'a', hostedZoneId: 'b' }],
    [{ zoneStackArn: 'a', hostedZoneId: 'b' }],
    [{ zone: '', zoneStackArn: '', hostedZoneId: '' }],
  ])('is not found by %j', async input => {
    await expect(find(input)).rejects.toThrow(/^Give one of zone, /);
  });

  it('is given by its stack or its id', async () => {
    expect(await find({ zoneStackArn: STACK })).toEqual({ stackArn: STACK });
    expect(await find({ hostedZoneId: 'Z1' })).toEqual({});
    await expect(find({ zoneStackArn: 'x' })).rejects.toThrow(
      /^zoneStackArn: /,
    );
  });

  it('is that of the entity', async () => {
    const zone = entity('fargate-dns-zone', annotated);
    const read = jest.fn();
    expect(await find({ zone: 'resource:default/zone' }, zone, read)).toEqual({
      entity: zone,
      stackArn: STACK,
    });
    // What the catalog shows is what this user may read.
    expect(read).toHaveBeenCalledWith('resource:default/zone', { credentials });
  });

  it('is none that the catalog does not show, or that is no zone', async () => {
    await expect(find({ zone: 'resource:default/a' })).rejects.toThrow(
      'zone: resource:default/a is not in the catalog, or you have no access to it. Choose a zone that the catalog lists, or create one with fargate:dns-zone:deploy.',
    );
    for (const other of [
      entity('fargate-dns-zone'),
      { ...entity('fargate-dns-zone'), metadata: { name: 'zone' } },
      entity('database', annotated),
    ]) {
      await expect(find({ zone: 'r:d/a' }, other)).rejects.toThrow(
        /^zone: r:d\/a is not a DNS zone \(a Resource of type fargate-dns-zone with the annotation /,
      );
    }
  });

  const facts = {
    kind: 'dns-zone',
    entityRef: REF,
    outputs: { HostedZoneId: 'Z1' },
  } as const;
  const read = (
    stacks: Parameters<typeof withStacks>,
    authorize = jest.fn(),
  ) => {
    const { clients } = cannedContext({
      ...withZones({ Z1: { name: 'api.acme.com' } }),
      ...withStacks(...stacks),
    });
    return readZoneStack(clients, STACK, { authorize });
  };
  const withCertificate = (entityRef: string) =>
    cannedStack('dns-api-acme-com-certificate', {
      entityRef,
      outputs: { CertificateArn: 'arn' },
    });

  it('has the certificate that was made for it', async () => {
    const zoneStack = cannedStack('zone', facts);
    expect(await read([zoneStack, withCertificate(REF)])).toEqual({
      zone: ZONE,
      certificateArn: 'arn',
    });
    expect(await read([zoneStack, withCertificate('x:y/z')])).toEqual({
      zone: ZONE,
    });
    expect(await read([zoneStack])).toEqual({ zone: ZONE });
  });

  it.each([
    ['no stack', []],
    [
      'a deleted one',
      [cannedStack('zone', { ...facts, status: 'DELETE_COMPLETE' })],
    ],
  ])('is missing with %s', async (_, stacks) => {
    const authorize = jest.fn();
    await expect(read(stacks, authorize)).rejects.toThrow(
      `zoneStackArn: stack ${STACK} does not exist in target dev. Deploy the zone first.`,
    );
    expect(authorize).not.toHaveBeenCalled();
  });

  it('hides the stack of others as if it did not exist', async () => {
    const authorize = async (_: unknown, missing: Error) => {
      throw missing;
    };
    await expect(
      read([cannedStack('zone', facts)], authorize as any),
    ).rejects.toThrow('does not exist in target dev');
  });

  it('names the input when the hosted zone of the stack is gone', async () => {
    const outputs = { HostedZoneId: 'Z2' };
    await expect(
      read([cannedStack('zone', { ...facts, outputs })]),
    ).rejects.toThrow(
      /^zoneStackArn: account 123456789012 has no hosted zone Z2\. /,
    );
  });

  it.each([
    { ...facts, isForeign: true },
    { ...facts, kind: 'certificate' as const },
    { ...facts, entityRef: undefined },
    { ...facts, status: 'CREATE_FAILED' },
  ])('is no complete zone: %j', async one => {
    await expect(read([cannedStack('zone', one)])).rejects.toThrow(
      /^zoneStackArn: stack zone \(\w+\) is not a complete DNS zone of this portal\. Give the stackArn of fargate:dns-zone:deploy\.$/,
    );
  });
});
