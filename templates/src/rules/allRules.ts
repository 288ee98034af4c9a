import type { SpecDatabase } from '@aws-cdk/service-spec-types';
import type { Rule } from './Rule';
import { generalRules } from './generalRules';
import { loadBalancerRules } from './loadBalancerRules';
import { networkRules } from './networkRules';
import { serviceRules } from './serviceRules';
import { taggedRule } from './taggedRule';

/** Every rule, by topic. */
export function allRules(specification: SpecDatabase): Rule[] {
  return [
    ...generalRules,
    taggedRule(specification),
    ...networkRules,
    ...loadBalancerRules,
    ...serviceRules,
  ];
}
