import {
  ChangeResourceRecordSetsCommand,
  ListResourceRecordSetsCommand,
  RRType,
} from '@aws-sdk/client-route-53';
import { Backend } from '../__testUtils__/Backend';
import {
  InternalBench,
  NETWORK_ACCOUNT,
  OWNER,
} from '../__testUtils__/InternalBench';

jest.setTimeout(120_000);

describe('fargate:dns-zone:deploy', () => {
  let world: InternalBench;

  beforeEach(async () => {
    world = await InternalBench.start();
  });
  afterEach(() => world.close());

  const addRecord = async (
    zoneId: string,
    Name: string,
    values: string[],
    Type: RRType = 'NS',
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
                Name,
                Type,
                TTL: 300,
                ResourceRecords: values.map(Value => ({ Value })),
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

  describe('with the name of one that exists', () => {
    const WILDCARD = '*.api.acme.com';
    const DESCRIPTION = 'Names of the orders team';
    const descriptor = async () =>
      (await world.bench.template('dns-api-acme-com-zone')).match(
        /(owner|description): .*/g,
      );
    const existing = async () => {
      await world.parentZone();
      const { outputs } = await world.zone(
        { description: DESCRIPTION, certificateDomainName: WILDCARD },
        { taskId: 'first' },
      );
      world.bench.addStackEntity(outputs.entityRef, outputs.stackArn);
      return outputs;
    };

    it('uses it as it is, and says what stays', async () => {
      const zone = await existing();
      const before = await world.bench.inventory();
      const mark = world.bench.callCount();
      const { outputs, log } = await world.zone(
        {
          owner: 'group:default/a',
          description: 'Names of everybody',
          certificateDomainName: 'api.acme.com',
        },
        { taskId: 'second' },
      );
      expect(outputs).toEqual({ ...zone, changed: false });
      expect(log).toContain(
        `Note          DNS zone api-acme-com exists and is used as it is: owner stays ${OWNER}, not group:default/a, description stays ${DESCRIPTION}, not Names of everybody, certificateDomainName stays ${WILDCARD}, not api.acme.com; onExisting: update changes that`,
      );
      expect(
        world.bench.changingCalls({
          since: mark,
          operation: 'ExecuteChangeSet',
        }),
      ).toEqual([]);
      expect(await world.bench.inventory()).toEqual(before);
      const { log: dry } = await world.zone({}, { isDryRun: true });
      expect(dry).toContain(
        'Note          DNS zone api-acme-com exists and is used as it is',
      );
    });

    it('updates its owner where that is asked for, and keeps what is left out', async () => {
      const zone = await existing();
      expect(await descriptor()).toEqual([
        `owner: "${OWNER}"`,
        `description: "${DESCRIPTION}"`,
      ]);
      const { outputs } = await world.zone(
        { owner: 'group:default/a', onExisting: 'update' },
        { taskId: 'second' },
      );
      expect(outputs).toEqual({ ...zone, changed: true });
      expect(await descriptor()).toEqual([
        'owner: "group:default/a"',
        `description: "${DESCRIPTION}"`,
      ]);
    });

    it('refuses it for another domain name', async () => {
      await existing();
      await expect(
        world.zone({ domainName: 'api2.acme.com', name: 'api-acme-com' }),
      ).rejects.toThrow(
        'domainName: DNS zone api-acme-com exists, for api.acme.com and not for api2.acme.com.',
      );
    });
  });

  it('asks for the record when the parent is not ours, waits, and goes on in another run', async () => {
    const parentId = await world.parentZone();
    const input = { parentZone: undefined, waitMinutes: 10 };
    await expect(world.zone(input, { taskId: 'first' })).rejects.toThrow(
      'so the zone is not delegated',
    );
    const asked = world.bench.log
      .filter(line => line.includes('300 IN NS'))
      .map(line => line.trim());
    expect(asked).toContainEqual(
      expect.stringMatching(/^api\.acme\.com\. 300 IN NS ns-\S+\.$/),
    );
    expect(world.bench.log).toContainEqual(
      expect.stringContaining('CloudFormation keeps waiting with stack'),
    );
    const nameServers = asked
      .filter(line => line.startsWith('api.acme.com.'))
      .map(line => line.split(' NS ')[1]);
    await addRecord(parentId, 'api.acme.com', nameServers);
    const { outputs, log } = await world.zone(input, { taskId: 'second' });
    expect(outputs.certificateArn).toContain(':certificate/');
    expect(log).toContainEqual(
      expect.stringContaining('waiting since an earlier task'),
    );
  });

  describe('refuses a name in use, before anything is made', () => {
    it.each<[string, string, RRType, string]>([
      ['its own address', 'api.acme.com', 'A', '192.0.2.1'],
      ['an alias of it', 'api.acme.com', 'CNAME', 'lb.example.org.'],
      ['a text of it', 'api.acme.com', 'TXT', '"verification"'],
      ["somebody else's zone", 'api.acme.com', 'NS', 'ns-1.example.org.'],
      ['a name below it', 'login.api.acme.com', 'A', '192.0.2.1'],
      ['a name far below it', 'a.b.api.acme.com', 'CNAME', 'a.example.org.'],
      ['a wildcard below it', '*.api.acme.com', 'A', '192.0.2.1'],
      [
        "the validation of somebody else's certificate",
        '_1.api.acme.com',
        'CNAME',
        '_2.acm-validations.aws.',
      ],
    ])('%s', async (_, name, type, value) => {
      const parentId = await world.parentZone();
      await addRecord(parentId, name, [value], type);
      const mark = world.bench.callCount();
      await expect(world.zone()).rejects.toThrow(
        `domainName: api.acme.com is in use: its parent zone acme.com (${parentId}) contains ${name} ${type}, which`,
      );
      expect(world.bench.changingCalls({ since: mark })).toEqual([]);
    });

    it('a name below one that the parent delegates', async () => {
      const parentId = await world.parentZone();
      await addRecord(parentId, 'api.acme.com', ['ns-1.example.org.']);
      await expect(
        world.zone({ domainName: 'new.api.acme.com' }),
      ).rejects.toThrow('contains api.acme.com NS, which');
    });

    it('naming the first five records', async () => {
      const parentId = await world.parentZone();
      for (const label of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) {
        await addRecord(parentId, `${label}.api.acme.com`, ['192.0.2.1'], 'A');
      }
      await expect(world.zone()).rejects.toThrow(
        'a.api.acme.com A, b.api.acme.com A, c.api.acme.com A, d.api.acme.com A, e.api.acme.com A, 2 more, which',
      );
    });
  });

  it('leaves other names of the parent zone alone, and says what a wildcard no longer answers for', async () => {
    const parentId = await world.parentZone();
    await addRecord(parentId, 'api-x.acme.com', ['192.0.2.1'], 'A');
    await addRecord(parentId, 'apix.acme.com', ['192.0.2.1'], 'A');
    await addRecord(parentId, '*.acme.com', ['192.0.2.1'], 'A');
    const { outputs, log } = await world.zone({}, { taskId: 'first' });
    expect(outputs.certificateArn).toContain(':certificate/');
    expect(log.join('\n')).toContain(
      '*.acme.com A of acme.com does not answer for api.acme.com once it is delegated',
    );
  });

  it('refuses a name that was taken while the zone was made', async () => {
    const parentId = await world.parentZone();
    const { route53 } = await world.bench.clients('network');
    world.bench.simulator.faults.onCall(
      {
        service: 'cloudformation',
        operation: 'ExecuteChangeSet',
        nth: 1,
        when: 'after',
      },
      async () => addRecord(parentId, 'login.api.acme.com', ['192.0.2.1'], 'A'),
    );
    await expect(world.zone()).rejects.toThrow(
      'contains login.api.acme.com A, which',
    );
    const { ResourceRecordSets } = await route53.send(
      new ListResourceRecordSetsCommand({ HostedZoneId: parentId }),
    );
    expect(
      ResourceRecordSets!.filter(({ Name }) => Name === 'api.acme.com.'),
    ).toEqual([]);
    expect(await world.bench.describe('dns-api-acme-com-zone')).toBeDefined();
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

  describe('cancelled while it waits for the certificate', () => {
    const cancelled = async (input = {}) => {
      const controller = new AbortController();
      const at: number[] = [];
      const end = await world
        .zone(
          { parentZone: undefined, ...input },
          {
            signal: controller.signal,
            onLine: line => {
              if (/^Certificate .*ACM is looking up/.test(line)) {
                at.push(world.bench.simulator.clock.now());
                controller.abort();
              }
            },
          },
        )
        .catch(error => error);
      const seconds = (world.bench.simulator.clock.now() - at[0]) / 1000;
      return { end: end.message as string, seconds };
    };
    const zoneStands =
      /^Now {11}hosted zone api\.acme\.com \(Z\w+\) is deployed; the next run continues from there$/;

    it('leaves it to CloudFormation, and says within seconds what stands', async () => {
      const { end, seconds } = await cancelled();
      expect(end).toBe(
        'Cancelled: stack dns-api-acme-com-certificate in account 123456789012, eu-west-1 is CREATE_IN_PROGRESS, and CloudFormation continues',
      );
      expect(seconds).toBeLessThanOrEqual(5);
      expect(world.bench.log.at(-1)).toMatch(zoneStands);
    });

    it('takes the certificate away where that was chosen, not the zone', async () => {
      const { end } = await cancelled({ onCancel: 'delete' });
      expect(end).toContain('CloudFormation is deleting it');
      expect(world.bench.log.at(-1)).toMatch(zoneStands);
      await world.bench.simulator.clock.advance(300);
      expect(
        await world.bench.stackStatus('dns-api-acme-com-certificate'),
      ).toBeUndefined();
      expect(await world.bench.stackStatus('dns-api-acme-com-zone')).toBe(
        'CREATE_COMPLETE',
      );
    });

    it('does so too in a run that found it waiting', async () => {
      await cancelled();
      const { end } = await cancelled({ onCancel: 'delete' });
      expect(world.bench.log).toContainEqual(
        expect.stringContaining('waiting since an earlier task'),
      );
      expect(end).toContain('CloudFormation is deleting it');
    });
  });

  it('says in the middle of a delegation what stands when it is cancelled', async () => {
    await world.parentZone();
    const controller = new AbortController();
    await expect(
      world.zone(
        {},
        {
          signal: controller.signal,
          onLine: line => /^Plan .*delegation/.test(line) && controller.abort(),
        },
      ),
    ).rejects.toThrow('Cancelled: stack dns-api-acme-com-delegation');
    expect(world.bench.log.at(-1)).toMatch(
      /^Now {11}hosted zone api\.acme\.com \(Z\w+\) is deployed; /,
    );
  });

  it('goes on in the same task after the death of the backend', async () => {
    await world.parentZone();
    const backend = await Backend.of(world.bench);
    const input = {
      target: 'dev',
      domainName: 'api.acme.com',
      owner: OWNER,
      parentZone: { target: 'network' },
    };
    await backend.killed('fargate:dns-zone:deploy', input, {
      line: /^Certificate .*ACM is looking up/,
    });
    const { outputs, log } = await world.zone();
    expect(outputs).toMatchObject({
      changed: true,
      certificateArn: expect.stringContaining(':certificate/'),
    });
    expect(log).toContainEqual(
      expect.stringContaining('waiting since an earlier task'),
    );
  });

  it('goes on after the death of the backend where somebody else delegates', async () => {
    const parentId = await world.parentZone();
    const backend = await Backend.of(world.bench);
    const input = { target: 'dev', domainName: 'api.acme.com', owner: OWNER };
    await backend.killed('fargate:dns-zone:deploy', input, {
      line: /^Certificate .*ACM is looking up/,
    });
    const asked = world.bench.log.flatMap(
      line => /^ +api\.acme\.com\. 300 IN NS (\S+)$/.exec(line)?.[1] ?? [],
    );
    expect(asked).toHaveLength(4);
    await addRecord(parentId, 'api.acme.com', asked);
    const { outputs } = await world.bench.run('fargate:dns-zone:deploy', input);
    expect(outputs.certificateArn).toContain(':certificate/');
  });
});
