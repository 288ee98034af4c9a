import { Examples } from './Example';
import { clusters } from './clusters';
import { listenerRules } from './listenerRules';
import { listeners } from './listeners';
import { loadBalancers } from './loadBalancers';
import { services } from './services';
import { targetGroups } from './targetGroups';
import { taskDefinitions } from './taskDefinitions';

/** All examples, by their rule. */
export const examples: Examples = {
  ...clusters,
  ...listenerRules,
  ...listeners,
  ...loadBalancers,
  ...services,
  ...targetGroups,
  ...taskDefinitions,
};
