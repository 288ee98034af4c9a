import { awsError } from '../__testUtils__/cannedAws';
import { cannedContext, TARGET } from '../__testUtils__/cannedContext';
import {
  cannedRecord,
  cannedStack,
  withStacks,
} from '../__testUtils__/cannedStacks';
import { ZONE } from '../__testUtils__/cannedZones';
import { findZoneStacks } from './findZoneStacks';

const REF = 'resource:default/api-acme-com';

describe('findZoneStacks', () => {
  const own = { entityRef: REF };
  const delegation = (facts = {}) =>
    cannedStack('delegation', {
      kind: 'dns-delegation',
      ...own,
      parameters: {
        DomainName: 'api.acme.com',
        NameServers: ZONE.nameServers.join(),
      },
      ...facts,
    });
  const certificate = (facts = {}) =>
    cannedStack('certificate', {
      kind: 'certificate',
      ...own,
      parameters: { HostedZoneId: 'Z1' },
      ...facts,
    });

  async function find(zone: object, ...accounts: object[]) {
    const targets = accounts.map((_, i) => ({ ...TARGET, name: `t${i}` }));
    const { certificates, delegations } = await findZoneStacks(
      {
        targets: { list: () => targets },
        clients: async (target: any) =>
          cannedContext(accounts[targets.indexOf(target)] as any).clients,
      } as any,
      targets[0],
      { domainName: 'api.acme.com', ...zone },
    );
    return [
      ...delegations.map(({ target, stack }) => `${target.name} ${stack.name}`),
      ...certificates.map(({ name }) => name),
    ];
  }

  it.each<[string, object[], string[]]>([
    [
      'the delegation in any target',
      [withStacks(), withStacks(delegation())],
      ['t1 delegation'],
    ],
    [
      'the certificate only in its own',
      [withStacks(certificate()), withStacks(certificate())],
      ['certificate'],
    ],
    [
      'nothing of other entities',
      [
        withStacks(
          delegation({ entityRef: 'resource:default/other' }),
          certificate({ entityRef: 'resource:default/other' }),
        ),
      ],
      [],
    ],
    [
      'nothing of other kinds or domains',
      [
        withStacks(
          delegation({ kind: 'dns-zone' }),
          delegation({ parameters: { DomainName: 'b.acme.com' } }),
          certificate({ kind: 'dns-zone' }),
        ),
      ],
      [],
    ],
    [
      'nothing of somebody else',
      [
        withStacks(
          delegation({ isForeign: true }),
          certificate({ isForeign: true }),
        ),
      ],
      [],
    ],
  ])('of a stack of ours are %s', async (_, accounts, found) => {
    const stack = await cannedRecord('zone', { kind: 'dns-zone', ...own });
    expect(await find({ stack, zone: ZONE }, ...accounts)).toEqual(found);
  });

  it.each<[string, object, string[]]>([
    [
      'those with its name servers and its id, whoever asked for them',
      withStacks(
        delegation({ entityRef: 'x:y/z' }),
        certificate({ entityRef: 'x:y/z' }),
      ),
      ['t0 delegation', 'certificate'],
    ],
    [
      'none with others',
      withStacks(
        delegation({
          parameters: { DomainName: 'api.acme.com', NameServers: 'x' },
        }),
        delegation({ parameters: { DomainName: 'api.acme.com' } }),
        certificate({ parameters: { HostedZoneId: 'Z2' } }),
      ),
      [],
    ],
  ])('of a zone that existed before are %s', async (_, account, found) => {
    expect(await find({ zone: ZONE }, account)).toEqual(found);
  });

  it('of a zone that is gone are those of its stack alone', async () => {
    expect(await find({}, withStacks(delegation()))).toEqual([]);
  });

  it('are not found where a target cannot be searched', async () => {
    await expect(
      find({ zone: ZONE }, { DescribeStacks: awsError('AccessDenied') }),
    ).rejects.toThrow(
      'Target t0 (account 123456789012, eu-west-1) cannot be searched for the delegation, so nothing was deleted',
    );
  });
});
