import { AuditorService } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { ConsumerService } from '../consumers';
import { EnvironmentService } from '../environment';
import { StatusService } from '../status';
import { registerCheckConsumer } from './checkConsumer';
import { registerExplainUnhealthy } from './explainUnhealthy';
import { registerGetStatus } from './getStatus';
import { registerListApis } from './listApis';

/**
 * Registers the actions for MCP clients. They need the same permissions as users
 * of the card. All are audited: their callers are programs that act for somebody.
 */
export function registerMcpActions(options: {
  actions: ActionsRegistryService;
  auditor: AuditorService;
  consumers: ConsumerService;
  environments: EnvironmentService;
  status: StatusService;
}): void {
  const { actions, auditor, consumers, environments, status } = options;
  registerGetStatus(actions, auditor, status);
  registerExplainUnhealthy(actions, auditor, status);
  registerListApis(actions, auditor, environments);
  registerCheckConsumer(actions, auditor, consumers);
}
