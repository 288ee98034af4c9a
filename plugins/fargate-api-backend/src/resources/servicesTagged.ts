import { paginateGetResources } from '@aws-sdk/client-resource-groups-tagging-api';
import { Observed } from '@fargate-api/backstage-plugin-fargate-api-common';
import { FRESH_FOR, ObservationContext } from '../aws';

/** A tag of an ECS service. */
export interface ServiceTag {
  key: string;
  value: string;
}

/** The most that AWS returns at once. */
const PAGE_SIZE = 100;

/** Observes the ARNs of the ECS services of a target that have certain tags. */
export function observeServicesTagged(
  { observations, target }: ObservationContext,
  tags: ServiceTag[],
): Promise<Observed<string[]>> {
  return observations.observe({
    target,
    resource: `ecs-services-tagged:${JSON.stringify(
      tags.map(({ key, value }) => [key, value]),
    )}`,
    freshFor: FRESH_FOR.deployed,
    read: async ({ tagging }, signal) => {
      const arns: string[] = [];
      const pages = paginateGetResources(
        { client: tagging, pageSize: PAGE_SIZE },
        {
          ResourceTypeFilters: ['ecs:service'],
          TagFilters: tags.map(({ key, value }) => ({
            Key: key,
            Values: [value],
          })),
        },
        { abortSignal: signal },
      );
      for await (const { ResourceTagMappingList = [] } of pages) {
        arns.push(...ResourceTagMappingList.map(one => one.ResourceARN!));
      }
      return arns.sort();
    },
  });
}
