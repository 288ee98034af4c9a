import { SecurityGroup } from '@aws-sdk/client-ec2';
import { Observed } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  FargateClients,
  mayReach,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { andThen, Batches, FRESH_FOR, ObservationContext } from '../aws';
import { ServiceFacts } from './service';

/** Whether security groups let requests from a VPC link to tasks. */
export interface LinkRuleFacts {
  /** The ID of the VPC link's. */
  link: string;
  /** The IDs of the tasks', separated by commas. */
  tasks: string;
  port: number;
  /** Whether the tasks' allow the link. */
  ingress: boolean;
  /** Whether the link's allows the tasks. */
  egress: boolean;
}

/** Observes the way from a VPC link to the tasks of a service; empty without a link. */
export function observeLinkRules(
  { observations, target }: ObservationContext,
  linkSecurityGroupId: string | undefined,
  service: Observed<ServiceFacts>,
): Promise<Observed<LinkRuleFacts>> {
  return andThen(service, ({ securityGroupIds, discoveryPort: port }) => {
    if (!linkSecurityGroupId || !port || !securityGroupIds.length) {
      return {};
    }
    const tasks = [...securityGroupIds].sort();
    return observations.observe({
      target,
      resource: `link-rules:${linkSecurityGroupId}:${tasks.join()}:${port}`,
      freshFor: FRESH_FOR.configured,
      read: clients => readLinkRules(clients, linkSecurityGroupId, tasks, port),
      isChanging: ({ egress, ingress }) => !egress || !ingress,
    });
  });
}

async function readLinkRules(
  clients: FargateClients,
  linkId: string,
  taskIds: string[],
  port: number,
): Promise<LinkRuleFacts> {
  const { securityGroups } = Batches.of(clients);
  const [link, ...tasks] = await Promise.all(
    [linkId, ...taskIds].map(id => securityGroups.load(id)),
  );
  return linkRulesOf(
    { id: linkId, group: link },
    taskIds.map((id, index) => ({ id, group: tasks[index] })),
    port,
  );
}

/** A security group that is missing allows nothing. */
interface Group {
  id: string;
  group?: Pick<SecurityGroup, 'IpPermissions' | 'IpPermissionsEgress'>;
}

/** Of several security groups of the tasks, one that allows it is enough. */
export function linkRulesOf(
  link: Group,
  tasks: Group[],
  port: number,
): LinkRuleFacts {
  return {
    link: link.id,
    tasks: tasks.map(({ id }) => id).join(', '),
    port,
    ingress: tasks.some(({ group }) =>
      mayReach(group?.IpPermissions ?? [], link.id, port),
    ),
    egress: tasks.some(({ id }) =>
      mayReach(link.group?.IpPermissionsEgress ?? [], id, port),
    ),
  };
}
