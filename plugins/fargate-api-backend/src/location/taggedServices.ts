import {
  FargateTarget,
  FargateTargets,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { ReadFailure } from '@fargate-api/backstage-plugin-fargate-api-common';
import { Observer } from '../aws';
import { observeServicesTagged, ServiceTag } from '../resources';
import { ServiceLocation } from './ServiceLocation';

/** A target that could not be searched for services. */
export interface UnreadTarget {
  target: FargateTarget;
  failure: ReadFailure;
}

/** Finds the ECS services that have certain tags, in all targets. */
export async function taggedServices(
  tags: ServiceTag[],
  {
    targets,
    observations,
  }: { targets: FargateTargets; observations: Observer },
): Promise<{ locations: ServiceLocation[]; unread: UnreadTarget[] }> {
  const locations: ServiceLocation[] = [];
  const unread: UnreadTarget[] = [];
  await Promise.all(
    accountsOf(targets).map(async target => {
      const { value = [], failure } = await observeServicesTagged(
        { observations, target },
        tags,
      );
      locations.push(
        ...value.map(arn => ({
          target,
          serviceArn: { value: arn },
          foundBy: 'tags' as const,
        })),
      );
      if (failure) {
        unread.push({ target, failure });
      }
    }),
  );
  return { locations: locations.sort(byArn), unread };
}

/** Of targets with the same account and region, the first. */
function accountsOf(targets: FargateTargets): FargateTarget[] {
  const byAccount = new Map<string, FargateTarget>();
  for (const target of targets.list()) {
    const key = `${target.accountId}/${target.region}`;
    byAccount.set(key, byAccount.get(key) ?? target);
  }
  return [...byAccount.values()];
}

function byArn(a: ServiceLocation, b: ServiceLocation): number {
  return a.serviceArn.value!.localeCompare(b.serviceArn.value!);
}
