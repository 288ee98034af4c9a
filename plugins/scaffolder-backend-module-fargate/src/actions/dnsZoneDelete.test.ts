import { ListResourceRecordSetsCommand } from '@aws-sdk/client-route-53';
import { DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import { describeStack } from '@fargate-api/backstage-plugin-fargate-api-node';
import { InternalBench } from '../__testUtils__/InternalBench';

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
    expect(at(/^Zone .*validation record _.* of ACM removed/)).toBeGreaterThan(
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
      'confirm: write api.acme.com',
    );
  });

  it('refuses while an API has a name in it', async () => {
    const { outputs } = await world.environment();
    await world.api({ zoneStackArn, environmentStackArn: outputs.stackArn });
    await expect(remove()).rejects.toThrow(
      'still has A api.acme.com. Delete the APIs',
    );
  });
});
