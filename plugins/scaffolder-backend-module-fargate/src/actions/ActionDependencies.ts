import { CatalogService } from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';
import { FargateAws } from '@fargate-api/backstage-plugin-fargate-api-node';
import { Clock } from '../deployment/Clock';

/**
 * What the actions work with.
 *
 * @public
 */
export interface ActionDependencies {
  aws: FargateAws;
  catalog: CatalogService;
  events: EventsService;
  /** Default: real time. */
  clock?: Clock;
}
