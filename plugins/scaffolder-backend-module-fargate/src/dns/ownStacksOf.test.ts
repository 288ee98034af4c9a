import { cannedContext, TARGET } from '../__testUtils__/cannedContext';
import { awsError } from '../__testUtils__/cannedAws';
import { cannedStack, withStacks } from '../__testUtils__/cannedStacks';
import { stacksOfCertificate, stacksOfZone } from './ownStacksOf';

const zoneStack = (HostedZoneId = 'Z1') =>
  cannedStack('zone', { kind: 'dns-zone', outputs: { HostedZoneId } });
const withResource = (PhysicalResourceId: string, ResourceType: string) => ({
  DescribeStackResources: {
    StackResources: [{ PhysicalResourceId, ResourceType }],
  },
});
const ZONE_TYPE = 'AWS::Route53::HostedZone';

describe('stacksOfZone', () => {
  async function find(...accounts: [accountId: string, answers: object][]) {
    const targets = accounts.map(([accountId], i) => ({
      ...TARGET,
      accountId,
      name: `t${i}`,
    }));
    const all = accounts.map(([, answers]) => cannedContext(answers as any));
    const found = await stacksOfZone(
      {
        targets: { list: () => targets },
        clients: async (target: any) => all[targets.indexOf(target)].clients,
      } as any,
      { target: targets[0] },
      'Z1',
      {},
    );
    return found.map(({ clients, stack }) => [
      all.findIndex(one => one.clients === clients),
      stack.name,
    ]);
  }
  const ours = {
    ...withStacks(zoneStack()),
    ...withResource('Z1', ZONE_TYPE),
  };

  it('are in any target of the account', async () => {
    expect(
      await find(
        [TARGET.accountId, withStacks()],
        [TARGET.accountId, ours],
        ['210987654321', ours],
      ),
    ).toEqual([[1, 'zone']]);
  });

  it.each([
    ['of another zone', withStacks(zoneStack('Z2'))],
    [
      'of another kind',
      withStacks(
        cannedStack('x', { kind: 'vpc', outputs: { HostedZoneId: 'Z1' } }),
      ),
    ],
    [
      'with outputs that are not its own',
      { ...withStacks(zoneStack()), ...withResource('Z2', ZONE_TYPE) },
    ],
    [
      'that the portal may not look into',
      {
        ...withStacks(zoneStack()),
        DescribeStackResources: awsError('AccessDenied'),
      },
    ],
  ])('are none %s', async (_, answers) => {
    expect(await find([TARGET.accountId, answers])).toEqual([]);
  });

  it('are unknown when AWS does not answer', async () => {
    const answers = {
      ...withStacks(zoneStack()),
      DescribeStackResources: awsError('Throttling'),
    };
    await expect(find([TARGET.accountId, answers])).rejects.toThrow(
      'Throttling of AWS',
    );
  });
});

describe('stacksOfCertificate', () => {
  const find = async (parameters: Record<string, string>, arn = 'arn:1') => {
    const { clients } = cannedContext({
      ...withStacks(
        cannedStack('certificate', {
          kind: 'certificate',
          outputs: { CertificateArn: 'arn:1' },
          parameters,
        }),
      ),
      ...withResource('arn:1', 'AWS::CertificateManager::Certificate'),
    });
    const found = await stacksOfCertificate(clients, arn, {});
    return found.map(({ stack }) => stack.name);
  };

  it('made it, and were not given it', async () => {
    expect(await find({})).toEqual(['certificate']);
    expect(await find({}, 'arn:2')).toEqual([]);
    expect(await find({ CertificateArn: 'arn:1' })).toEqual([]);
  });
});
