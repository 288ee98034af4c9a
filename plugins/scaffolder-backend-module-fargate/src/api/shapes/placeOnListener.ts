import { SharedLoadBalancerQuota } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  HostedZone,
  readSharedListener,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { assertNameFree } from '../../checks/assertNameFree';
import { ApiRule } from '../../checks/rules/ApiRule';
import { assertCertifiable, covering } from '../../dns/nameInZone';
import { assertListenerRoom } from '../rules/assertListenerRoom';
import { assertRuleFree, holderOf } from '../rules/assertRuleFree';
import { ownRule } from '../rules/ownRule';
import { ApiParameters, ApiSite } from './DeployableShape';
import { keptRouting } from './keptRouting';
import { SharedBalancer } from './shareLoadBalancer';

type Site = Pick<ApiSite<unknown>, 'access' | 'context' | 'deployed'>;

/**
 * The parameters that give an API the requests of a rule, at a load balancer that is
 * there.
 *
 * @throws InputError when its host is not in the zone, or too long for a certificate.
 * @throws ConflictError when the name or the rule is in use, or at a quota of the load
 *   balancer.
 */
export async function placeOnListener(
  site: Site,
  zone: HostedZone,
  balancer: SharedBalancer,
  rule: ApiRule,
): Promise<ApiParameters> {
  const { context, deployed } = site;
  const { clients, signal } = context;
  await assertNameFree(clients, zone, rule.host, deployed, {
    signal,
    leadsTo: balancer.LoadBalancerDnsName,
    holder: async () => {
      const { rules } = await readSharedListener(
        clients,
        balancer.ListenerArn,
        {
          signal,
        },
      );
      return holderOf(clients, rules, rule.host, { signal });
    },
  });
  const isCovered = await covering(
    clients,
    balancer.CertificateArn,
    rule.host,
    { signal },
  );
  if (!isCovered) {
    assertCertifiable(rule.host);
  }
  await assertListenerTakes(site, balancer, rule, !isCovered);
  return {
    DomainName: rule.host,
    HostedZoneId: zone.id,
    OwnCertificate: isCovered ? 'off' : 'on',
    RecordRouting: 'weighted',
    ...keptRouting(deployed, rule.host),
  };
}

async function assertListenerTakes(
  { access, context, deployed }: Site,
  { ListenerArn }: SharedBalancer,
  wanted: ApiRule,
  hasOwnCertificate: boolean,
): Promise<void> {
  const { clients, log, signal } = context;
  const listener = await readSharedListener(clients, ListenerArn, { signal });
  const { rules } = listener;
  const own = await ownRule(clients, rules, deployed, { signal });
  const others = rules.filter(rule => rule !== own);
  const brings: SharedLoadBalancerQuota[] = [
    ...(own ? [] : (['rules', 'targetGroups'] as const)),
    ...(hasOwnCertificate && !(own && deployed?.outputs.CertificateArn)
      ? (['certificates'] as const)
      : []),
  ];
  log.lines('Note', assertListenerRoom(listener.quotas, brings));
  await assertRuleFree(clients, others, wanted, {
    signal,
    authorize: (stack, hidden) => access.toUseAsOwner(clients, stack, hidden),
  });
}
