import { Examples } from './Example';
import { alarms } from './alarms';
import { buckets } from './buckets';
import { clusters } from './clusters';
import { fileSystems } from './fileSystems';
import { httpApis } from './httpApis';
import { listenerRules } from './listenerRules';
import { listeners } from './listeners';
import { loadBalancers } from './loadBalancers';
import { networks } from './networks';
import { policies } from './policies';
import { logGroups } from './logGroups';
import { queues } from './queues';
import { secrets } from './secrets';
import { eventRules } from './rules';
import { records } from './records';
import { services } from './services';
import { targetGroups } from './targetGroups';
import { taskDefinitions } from './taskDefinitions';
import { topics } from './topics';
import { webAcls } from './webAcls';

/** All examples, by their rule. */
export const examples: Examples = {
  ...alarms,
  ...buckets,
  ...clusters,
  ...eventRules,
  ...fileSystems,
  ...httpApis,
  ...listenerRules,
  ...listeners,
  ...loadBalancers,
  ...networks,
  ...policies,
  ...logGroups,
  ...queues,
  ...secrets,
  ...records,
  ...services,
  ...targetGroups,
  ...taskDefinitions,
  ...topics,
  ...webAcls,
};
