import { ChangeResourceRecordSetsCommand } from '@aws-sdk/client-route-53';
import { InternalBench, NETWORK_ACCOUNT } from '../__testUtils__/InternalBench';

jest.setTimeout(120_000);

describe('fargate:dns-zone:deploy', () => {
  let world: InternalBench;

  beforeEach(async () => {
    world = await InternalBench.start();
  });
  afterEach(() => world.close());

  const addRecord = async (
    zoneId: string,
    name: string,
    nameServers: string[],
  ) => {
    const { route53 } = await world.bench.clients('network');
    await route53.send(
      new ChangeResourceRecordSetsCommand({
        HostedZoneId: zoneId,
        ChangeBatch: {
          Changes: [
            {
              Action: 'CREATE',
              ResourceRecordSet: {
                Name: name,
                Type: 'NS',
                TTL: 300,
                ResourceRecords: nameServers.map(Value => ({ Value })),
              },
            },
          ],
        },
      }),
    );
  };

  it('makes zone, delegation in the other account, and certificate, in that order', async () => {
    await world.parentZone();
    const { outputs, log } = await world.zone();
    expect(outputs).toEqual({
      stackArn: expect.stringContaining(':stack/dns-api-acme-com-zone/'),
      entityRef: 'resource:default/api-acme-com',
      hostedZoneId: expect.stringMatching(/^Z/),
      domainName: 'api.acme.com',
      nameServers: expect.arrayContaining([expect.stringContaining('ns-')]),
      certificateArn: expect.stringContaining(':certificate/'),
      changed: true,
    });
    const lineOf = (text: string) => log.findIndex(line => line.includes(text));
    expect(lineOf('api.acme.com is zone Z')).toBeLessThan(lineOf('INSYNC'));
    expect(lineOf('INSYNC')).toBeLessThan(lineOf('ISSUED'));
    expect(log.join('\n')).toContain(`account ${NETWORK_ACCOUNT}) delegates`);
  });

  it('changes nothing when all is there', async () => {
    await world.parentZone();
    await world.zone({}, { taskId: 'first' });
    const { outputs } = await world.zone({}, { taskId: 'second' });
    expect(outputs.changed).toBe(false);
    expect(outputs.certificateArn).toContain(':certificate/');
  });

  it('asks for the record when the parent is not ours, waits, and goes on in another run', async () => {
    const parentId = await world.parentZone();
    const input = { parentZone: undefined, waitMinutes: 10 };
    await expect(world.zone(input, { taskId: 'first' })).rejects.toThrow(
      'so the zone is not delegated to',
    );
    const asked = world.bench.log
      .filter(line => line.includes('300 IN NS'))
      .map(line => line.trim());
    expect(asked).toContainEqual(
      expect.stringMatching(/^api\.acme\.com\. 300 IN NS ns-\S+\.$/),
    );
    expect(world.bench.log).toContainEqual(
      expect.stringContaining('goes on waiting by itself'),
    );
    const nameServers = asked
      .filter(line => line.startsWith('api.acme.com.'))
      .map(line => line.split(' NS ')[1]);
    await addRecord(parentId, 'api.acme.com', nameServers);
    const { outputs, log } = await world.zone(input, { taskId: 'second' });
    expect(outputs.certificateArn).toContain(':certificate/');
    expect(log).toContainEqual(
      expect.stringContaining('waits since an earlier task'),
    );
  });

  it('refuses a parent that delegates to somebody else', async () => {
    const parentId = await world.parentZone();
    await addRecord(parentId, 'api.acme.com', ['ns-1.example.org.']);
    await expect(world.zone()).rejects.toThrow(
      'delegates api.acme.com to ns-1.example.org already',
    );
  });

  it('refuses a target without a parent zone, before anything is made', async () => {
    await expect(world.zone()).rejects.toThrow(
      `account ${NETWORK_ACCOUNT} has no public hosted zone acme.com`,
    );
    expect(world.bench.changingCalls()).toEqual([]);
  });

  it('uses a zone and a certificate that were there before', async () => {
    await world.parentZone();
    const first = await world.zone({ name: 'first' });
    const { outputs } = await world.zone({
      name: 'second',
      hostedZoneId: first.outputs.hostedZoneId,
      certificateArn: first.outputs.certificateArn,
    });
    expect(outputs).toMatchObject({
      stackArn: '',
      hostedZoneId: first.outputs.hostedZoneId,
      certificateArn: first.outputs.certificateArn,
      changed: false,
    });
  });
});
