import {
  ConsumersStatus,
  FargateApiStatus,
  Observed,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  DomainRecordFacts,
  GatewayBreak,
  LinkRuleFacts,
  SharedRuleStatus,
  StackFacts,
} from '../../resources';

/** The parts of a status that problems are derived from. */
export type StatusParts = Pick<
  FargateApiStatus,
  | 'service'
  | 'taskDefinition'
  | 'previousTaskDefinition'
  | 'targetGroups'
  | 'endpoint'
  | 'egressIps'
  | 'stoppedTasks'
  | 'tasks'
  | 'certificate'
  | 'nextChange'
  | 'vpcLink'
  | 'throttling'
  | 'instances'
> & {
  /** Whom the load balancer allows, whether it is public or internal. */
  callers: Observed<ConsumersStatus>;
  /** The networks that reach tasks with public IP addresses directly. */
  taskIngress: Observed<string[]>;
  domainRecord: Observed<DomainRecordFacts>;
  /** Of its further domain names. */
  additionalRecords: Observed<DomainRecordFacts>[];
  gatewayBreak: Observed<GatewayBreak | null>;
  linkRules: Observed<LinkRuleFacts>;
  sharedRule: Observed<SharedRuleStatus>;
  now: string;
  stack?: Pick<StackFacts, 'name' | 'status' | 'invalidOutputs' | 'isMoving'>;
};
