import { AuditorService } from '@backstage/backend-plugin-api';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';
import { PriceList } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  FargateAccess,
  FargateAws,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { Approvals } from '../approvals/Approvals';
import { Clock } from '../stack/Clock';

/**
 * What the actions need.
 *
 * @public
 */
export interface ActionDependencies {
  access: FargateAccess;
  /** Of deployments to targets that require them. */
  approvals: Approvals;
  auditor: Pick<AuditorService, 'createEvent'>;
  aws: Pick<FargateAws, 'access' | 'targets'>;
  catalog: Pick<CatalogService, 'getEntityByRef' | 'getEntitiesByRefs'>;
  events: Pick<EventsService, 'publish'>;
  /** The forges, for APIs that are built from source. */
  integrations: ScmIntegrationRegistry;
  /** Registries that are asked for images before a deployment. Default: none. */
  registries?: readonly { host: string; endpoint: string }[];
  /** Of the resources that a plan makes. Default: AWS's list prices. */
  prices?: PriceList;
  /** Default: real time. */
  clock?: Clock;
}
