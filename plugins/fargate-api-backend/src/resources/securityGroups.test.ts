import {
  observationContext,
  OBSERVED_AT,
} from '../__testUtils__/observationContext';
import { LoadBalancerFacts } from './loadBalancer';
import { consumersOf, observeCallers } from './securityGroups';

function loadBalancer(facts: Partial<LoadBalancerFacts>) {
  return {
    loadBalancer: {
      value: {
        scheme: 'internal',
        securityGroups: ['sg-1'],
        ...facts,
      } as LoadBalancerFacts,
    },
    listeners: {
      value: [
        { protocol: 'TLS', port: 443 },
        { protocol: 'TCP', port: 80 },
      ],
    },
  };
}

/** The security group `sg-1` allows a CIDR block on ports 400 to 500. */
function setUp() {
  const send = jest.fn().mockResolvedValue({
    SecurityGroups: [
      {
        GroupId: 'sg-1',
        IpPermissions: [
          {
            IpProtocol: 'tcp',
            FromPort: 400,
            ToPort: 500,
            IpRanges: [{ CidrIp: '10.1.0.0/16' }],
          },
        ],
      },
    ],
  });
  return { send, context: observationContext({ ec2: { send } }) };
}

describe('observeCallers', () => {
  it('returns the sources that the security groups allow', async () => {
    const { context } = setUp();
    expect(await observeCallers(context, loadBalancer({}))).toEqual({
      value: { allowedSources: ['10.1.0.0/16'], restricted: true },
      observedAt: OBSERVED_AT,
    });
  });

  it('does not limit the consumers without security groups', async () => {
    const { context, send } = setUp();
    expect(
      await observeCallers(context, loadBalancer({ securityGroups: [] })),
    ).toEqual({ value: { allowedSources: [], restricted: false } });
    expect(send).not.toHaveBeenCalled();
  });

  it('is empty without a load balancer', async () => {
    const { context, send } = setUp();
    expect(
      await observeCallers(context, { loadBalancer: {}, listeners: {} }),
    ).toEqual({});
    expect(send).not.toHaveBeenCalled();
  });

  it('fails when a security group does not exist', async () => {
    const { context } = setUp();
    expect(
      await observeCallers(
        context,
        loadBalancer({ securityGroups: ['sg-1', 'sg-2'] }),
      ),
    ).toMatchObject({
      failure: {
        reason: 'not-found',
        kind: 'security-group-missing',
        facts: { ids: ['sg-2'] },
      },
    });
  });
});

describe('consumersOf', () => {
  const callers = {
    value: { allowedSources: ['10.1.0.0/16'], restricted: true },
  };

  it.each([
    ['internal', callers],
    ['internet-facing', {}],
  ] as const)('of an %s load balancer', (scheme, expected) => {
    expect(consumersOf(loadBalancer({ scheme }), callers)).toEqual(expected);
  });
});
