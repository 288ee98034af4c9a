import {
  ChangeResourceRecordSetsCommand,
  CreateHostedZoneCommand,
  ListHostedZonesCommand,
  ListResourceRecordSetsCommand,
  ResourceRecordSet,
} from '@aws-sdk/client-route-53';
import { DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import { describeStack } from '@fargate-api/backstage-plugin-fargate-api-node';
import {
  IMAGE,
  InternalBench,
  NETWORK_ACCOUNT,
  OWNER,
} from '../__testUtils__/InternalBench';

jest.setTimeout(120_000);

describe('fargate:dns-zone:delete', () => {
  let world: InternalBench;
  let parentId: string;
  let zoneStackArn: string;

  beforeEach(async () => {
    world = await InternalBench.start();
    parentId = await world.parentZone();
    zoneStackArn = (await world.zone()).outputs.stackArn;
  });
  afterEach(() => world.close());

  const remove = (input = {}, options = {}) =>
    world.bench.run(
      'fargate:dns-zone:delete',
      { zoneStackArn, confirm: 'api.acme.com', ...input },
      options,
    );

  it('takes delegation, certificate, leftover record and zone away, in that order', async () => {
    const { outputs, log } = await remove();
    expect(outputs.deleted).toEqual([
      'dns-api-acme-com-delegation',
      'dns-api-acme-com-certificate',
      'dns-api-acme-com-zone',
    ]);
    const at = (pattern: RegExp) => log.findIndex(line => pattern.test(line));
    expect(at(/^Zone .*ACM validation record _.* deleted/)).toBeGreaterThan(
      at(/^Delegation/),
    );
    const { route53 } = await world.bench.clients('network');
    const { ResourceRecordSets } = await route53.send(
      new ListResourceRecordSetsCommand({ HostedZoneId: parentId }),
    );
    expect(ResourceRecordSets!.map(({ Type }) => Type)).toEqual(['NS', 'SOA']);
    expect(
      (await describeStack(await world.bench.clients(), zoneStackArn))?.status,
    ).toBe('DELETE_COMPLETE');
  });

  it('is what CloudFormation alone does not manage: the leftover record keeps the zone', async () => {
    const { cloudFormation } = await world.bench.clients();
    for (const StackName of [
      'dns-api-acme-com-certificate',
      'dns-api-acme-com-zone',
    ]) {
      await cloudFormation.send(new DeleteStackCommand({ StackName }));
      await world.bench.simulator.clock.advance(900);
    }
    const stack = await describeStack(
      await world.bench.clients(),
      zoneStackArn,
    );
    expect(stack!.status).toBe('DELETE_FAILED');
  });

  it('has nothing to do a second time', async () => {
    await remove({}, { taskId: 'first' });
    const { outputs } = await remove({}, { taskId: 'second' });
    expect(outputs.deleted).toEqual([]);
  });

  it('wants the name again', async () => {
    await expect(remove({ confirm: 'acme.com' })).rejects.toThrow(
      'Enter api.acme.com to confirm the deletion.',
    );
  });

  it('refuses while an API has a name in it', async () => {
    const { outputs } = await world.environment();
    await world.api({ zoneStackArn, environmentStackArn: outputs.stackArn });
    await expect(remove()).rejects.toThrow(
      'still contains A api.acme.com. Delete the APIs',
    );
  });

  it('rejects the deletion while a load balancer uses the certificate', async () => {
    const { outputs: environment } = await world.bench.run(
      'fargate:environment:deploy',
      { target: 'dev', name: 'dev', owner: OWNER },
    );
    const { outputs: api } = await world.bench.run(
      'fargate:public-api:deploy',
      {
        name: 'orders',
        owner: OWNER,
        image: IMAGE,
        environmentStackArn: environment.stackArn,
        certificateArn: (await world.zone()).outputs.certificateArn,
      },
    );
    const mark = world.bench.callCount();
    await expect(remove()).rejects.toThrow(
      `The certificate of api.acme.com is in use by ${api.loadBalancerArn}. Delete that first.`,
    );
    expect(world.bench.changingCalls({ since: mark })).toEqual([]);
  });

  const records = async (target: string, HostedZoneId: string) => {
    const { route53 } = await world.bench.clients(target);
    const { ResourceRecordSets } = await route53.send(
      new ListResourceRecordSetsCommand({ HostedZoneId }),
    );
    return ResourceRecordSets!;
  };
  const change = async (
    target: string,
    HostedZoneId: string,
    Action: 'CREATE' | 'DELETE',
    record: ResourceRecordSet,
  ) => {
    const { route53 } = await world.bench.clients(target);
    await route53.send(
      new ChangeResourceRecordSetsCommand({
        HostedZoneId,
        ChangeBatch: {
          Changes: [{ Action, ResourceRecordSet: record }],
        },
      }),
    );
  };
  const deleteByHand = async (target: string, StackName: string) => {
    const { cloudFormation } = await world.bench.clients(target);
    await cloudFormation.send(new DeleteStackCommand({ StackName }));
    await world.bench.simulator.clock.advance(900);
  };

  it('takes delegation and certificate away where the zone went by other means', async () => {
    const zone = await world.bench.describe(zoneStackArn);
    const zoneId = zone!.outputs.HostedZoneId;
    const leftover = (await records('dev', zoneId)).find(
      ({ Type }) => Type === 'CNAME',
    );
    await change('dev', zoneId, 'DELETE', leftover!);
    await deleteByHand('dev', zoneStackArn);
    const { outputs: end } = await remove();
    expect(end.deleted).toEqual([
      'dns-api-acme-com-delegation',
      'dns-api-acme-com-certificate',
    ]);
  });

  it('names the record of a parent zone that no stack made, where it can see it', async () => {
    const record = (await records('network', parentId)).find(
      ({ Name }) => Name === 'api.acme.com.',
    );
    await deleteByHand('network', 'dns-api-acme-com-delegation');
    await change('network', parentId, 'CREATE', record!);
    const { log } = await remove();
    expect(log).toContainEqual(
      expect.stringMatching(
        /^Note {10}delete this NS record in hosted zone acme\.com \(Z\w+, account 210987654321\), which this portal did not create/,
      ),
    );
    expect(log).toContainEqual(
      expect.stringMatching(/^ +api\.acme\.com\. 300 IN NS ns-/),
    );
  });

  it('leaves a zone that was there before, without what was made for it', async () => {
    const { route53 } = await world.bench.clients();
    const { HostedZone } = await route53.send(
      new CreateHostedZoneCommand({
        Name: 'old.acme.com',
        CallerReference: 'before',
      }),
    );
    const hostedZoneId = HostedZone!.Id!.replace('/hostedzone/', '');
    const input = { target: 'dev', hostedZoneId };
    await world.zone({ ...input, domainName: 'old.acme.com' });
    const { outputs, log } = await world.bench.run('fargate:dns-zone:delete', {
      ...input,
      confirm: 'old.acme.com',
    });
    expect(outputs.deleted).toEqual([
      'dns-old-acme-com-delegation',
      'dns-old-acme-com-certificate',
    ]);
    expect(log).toContainEqual(
      expect.stringMatching(
        /^Note {10}hosted zone old\.acme\.com existed before and is retained/,
      ),
    );
    const { HostedZones } = await route53.send(new ListHostedZonesCommand({}));
    expect(HostedZones!.map(({ Name }) => Name)).toContain('old.acme.com.');
  });

  it('deletes nothing while a target cannot be asked for the delegation', async () => {
    world.bench.simulator.faults.add({
      kind: 'expired-credentials',
      account: NETWORK_ACCOUNT,
    });
    const mark = world.bench.callCount();
    await expect(remove()).rejects.toThrow(
      'Target network (account 210987654321, eu-west-1) cannot be searched for the delegation, so nothing was deleted',
    );
    expect(world.bench.changingCalls({ since: mark })).toEqual([]);
  });
});
