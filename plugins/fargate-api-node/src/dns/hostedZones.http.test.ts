import {
  ChangeResourceRecordSetsCommand,
  CreateHostedZoneCommand,
} from '@aws-sdk/client-route-53';
import { Simulator, startSimulator } from '@fargate-api/aws-simulator';
import { simulatedClients } from '../__testUtils__/simulatedClients';
import { FargateClients } from '../clients';
import { findParentZone, findZoneOfName, readHostedZone } from './hostedZones';
import { readRecord, readRecords, valuesOf } from './records';

describe('hosted zones and their records', () => {
  let simulator: Simulator;
  let clients: FargateClients;
  beforeEach(async () => {
    simulator = await startSimulator({ speed: 'manual' });
    clients = await simulatedClients(simulator);
  });
  afterEach(() => simulator.close());

  async function createZone(Name: string): Promise<string> {
    const { HostedZone } = await clients.route53.send(
      new CreateHostedZoneCommand({ Name, CallerReference: Name }),
    );
    return HostedZone!.Id!;
  }

  async function createRecords(zoneId: string, names: string[]) {
    await clients.route53.send(
      new ChangeResourceRecordSetsCommand({
        HostedZoneId: zoneId,
        ChangeBatch: {
          Changes: names.map(Name => ({
            Action: 'CREATE',
            ResourceRecordSet: {
              Name,
              Type: 'CNAME',
              TTL: 60,
              ResourceRecords: [{ Value: `Target.${Name}.` }],
            },
          })),
        },
      }),
    );
  }

  it('reads a zone by its ID, with or without the prefix', async () => {
    const id = await createZone('acme.com');
    const zone = await readHostedZone(clients, id);

    expect(id).toMatch(/^\/hostedzone\//);
    expect(zone).toEqual({
      id: id.slice('/hostedzone/'.length),
      name: 'acme.com',
      isPrivate: false,
      nameServers: expect.arrayContaining([
        expect.stringMatching(/^ns-.*[^.]$/),
      ]),
    });
    expect(await readHostedZone(clients, zone!.id)).toEqual(zone);
  });

  it.each(['Z0123456789ABCDEFGHIJ', 'not an ID'])(
    'finds no zone %s',
    async id => {
      expect(await readHostedZone(clients, id)).toBeUndefined();
    },
  );

  it('passes on every other error', async () => {
    const error = Object.assign(new Error('slow down'), { name: 'Throttling' });
    const route53 = {
      send: jest.fn().mockRejectedValue(error),
    } as unknown as FargateClients['route53'];

    await expect(readHostedZone({ route53 }, 'Z1')).rejects.toBe(error);
  });

  it.each([
    [{ PrivateZone: true }, true],
    [{ PrivateZone: false }, false],
    [undefined, false],
  ])('with the configuration %j is private: %s', async (Config, isPrivate) => {
    const route53 = {
      send: jest.fn().mockResolvedValue({
        HostedZone: { Name: 'acme.com.', Config },
      }),
    } as unknown as FargateClients['route53'];

    expect(await readHostedZone({ route53 }, 'Z1')).toEqual({
      id: 'Z1',
      name: 'acme.com',
      isPrivate,
      nameServers: [],
    });
  });

  it('does not delegate in a private zone', async () => {
    const route53 = {
      send: jest.fn().mockResolvedValue({
        HostedZones: [
          { Name: 'acme.com.', Id: 'Z1', Config: { PrivateZone: true } },
        ],
      }),
    } as unknown as FargateClients['route53'];

    expect(await findParentZone({ route53 }, 'api.acme.com')).toBeUndefined();
  });

  it('finds the zone of the nearest parent domain', async () => {
    await createZone('acme.com');
    await createZone('eu.acme.com');
    await createZone('other.com');

    const parentOf = async (name: string) =>
      (await findParentZone(clients, name))?.name;
    expect(await parentOf('v1.api.eu.acme.com')).toBe('eu.acme.com');
    expect(await parentOf('eu.acme.com')).toBe('acme.com');
    expect(await parentOf('api.example.com')).toBeUndefined();
  });

  it('finds the zone of a name, its own first', async () => {
    await createZone('acme.com');
    await createZone('eu.acme.com');

    const zoneOf = async (name: string) =>
      (await findZoneOfName(clients, name))?.name;
    expect(await zoneOf('eu.acme.com')).toBe('eu.acme.com');
    expect(await zoneOf('api.eu.acme.com')).toBe('eu.acme.com');
    expect(await zoneOf('api.acme.com')).toBe('acme.com');
    expect(await zoneOf('acme.org')).toBeUndefined();
  });

  it('reads all records, over pages', async () => {
    const id = await createZone('acme.com');
    const names = Array.from(
      { length: 301 },
      (_, index) => `n${String(index).padStart(3, '0')}.acme.com`,
    );
    await createRecords(id, names.slice(0, 150));
    await createRecords(id, names.slice(150));

    const records = await readRecords(clients, id);
    // Besides NS and SOA.
    expect(records).toHaveLength(303);
    expect(
      new Set(records.map(({ Name, Type }) => `${Name} ${Type}`)).size,
    ).toBe(303);
  });

  it('reads one record by name and type, and its values', async () => {
    const id = await createZone('acme.com');
    await createRecords(id, ['api.acme.com']);

    const record = await readRecord(clients, id, 'api.acme.com', 'CNAME');
    expect(valuesOf(record)).toEqual(['target.api.acme.com']);
    // Route 53 returns the next record in order where there is none.
    expect(await readRecord(clients, id, 'api.acme.com', 'A')).toBeUndefined();
    expect(await readRecord(clients, id, 'aaa.acme.com', 'CNAME')).toBe(
      undefined,
    );
    expect(await readRecord(clients, id, 'zzz.acme.com', 'CNAME')).toBe(
      undefined,
    );
    expect(valuesOf(undefined)).toEqual([]);
  });
});
