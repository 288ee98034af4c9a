import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { ConsumerService } from '../consumers';
import { EnvironmentService } from '../environment';
import { StatusService } from '../status';
import { registerCheckConsumer } from './checkConsumer';
import { registerExplainUnhealthy } from './explainUnhealthy';
import { registerGetStatus } from './getStatus';
import { registerListApis } from './listApis';

/** Registers the actions for MCP clients. They need the same permissions as users of the card. */
export function registerMcpActions(options: {
  actions: ActionsRegistryService;
  consumers: ConsumerService;
  environments: EnvironmentService;
  status: StatusService;
}): void {
  const { actions, consumers, environments, status } = options;
  registerGetStatus(actions, status);
  registerExplainUnhealthy(actions, status);
  registerListApis(actions, environments);
  registerCheckConsumer(actions, consumers);
}
