import { Rule } from '@aws-sdk/client-elastic-load-balancing-v2';
import { Observed } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  FargateClients,
  readListenerCertificates,
  readListenerRules,
  targetGroupsOf,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { andThen, FRESH_FOR, Freshness, ObservationContext } from '../aws';
import { ServiceFacts } from './service';
import { StackFacts } from './stack';

/** A rule of a listener. */
export interface RuleFacts {
  arn: string;
  /** In lower case. */
  hosts: string[];
  targetGroupArns: string[];
}

/** What APIs have on the listener that they share; null where there is no listener. */
export type SharedListenerFacts = {
  rules: RuleFacts[];
  certificateArns: string[];
} | null;

/** What keeps requests from an API that shares a load balancer. */
export interface SharedRuleStatus {
  /** Of the rule that the API has. */
  ruleArn: string;
  rule: 'own' | 'missing' | 'elsewhere';
  /** ARN of its certificate, where the listener does not have it. */
  missingCertificate?: string;
}

/**
 * Observes what an API has on the listener that it shares; empty for one with a load
 * balancer of its own. All APIs of a listener have one reading, which may be older than
 * the rule of one of them: what it does not have is looked for again, for that API.
 */
export async function observeSharedRule(
  { observations, target }: ObservationContext,
  stack: Pick<StackFacts, 'certificateArn' | 'domain' | 'sharedRule'> = {},
  service: Observed<ServiceFacts>,
): Promise<Observed<SharedRuleStatus>> {
  const { certificateArn, domain, sharedRule } = stack;
  if (!sharedRule) {
    return {};
  }
  const { listenerArn, ruleArn } = sharedRule;
  const observeListener = async (resource: string, freshFor: Freshness) => {
    const listener = await observations.observe({
      target,
      resource,
      freshFor,
      read: (clients, signal) => readListener(clients, listenerArn, signal),
    });
    return andThen(listener, facts =>
      andThen(service, ({ targetGroups }) => ({
        value: sharedRuleStatusOf(facts, {
          ruleArn,
          host: domain?.name,
          certificateArn,
          targetGroupArns: targetGroups.map(({ arn }) => arn),
        }),
      })),
    );
  };
  const resource = `shared-listener:${listenerArn}`;
  const observed = await observeListener(resource, FRESH_FOR.configured);
  return observed.value && !hasAll(observed.value)
    ? observeListener(`${resource}:${ruleArn}`, FRESH_FOR.running)
    : observed;
}

function hasAll({ missingCertificate, rule }: SharedRuleStatus): boolean {
  return rule === 'own' && !missingCertificate;
}

/** Compares what a listener has with what an API needs on it. */
export function sharedRuleStatusOf(
  listener: SharedListenerFacts,
  own: {
    ruleArn: string;
    host?: string;
    certificateArn?: string;
    targetGroupArns: string[];
  },
): SharedRuleStatus {
  const { certificateArn, host, ruleArn, targetGroupArns } = own;
  const rule = listener?.rules.find(({ arn }) => arn === ruleArn);
  if (!rule) {
    return { ruleArn, rule: 'missing' };
  }
  const isOwn =
    (!host || rule.hosts.includes(host.toLowerCase())) &&
    rule.targetGroupArns.some(arn => targetGroupArns.includes(arn));
  const hasCertificate =
    !certificateArn || listener!.certificateArns.includes(certificateArn);
  return {
    ruleArn,
    rule: isOwn ? 'own' : 'elsewhere',
    ...(!hasCertificate && { missingCertificate: certificateArn }),
  };
}

async function readListener(
  clients: FargateClients,
  listenerArn: string,
  signal: AbortSignal,
): Promise<SharedListenerFacts> {
  try {
    const [rules, certificateArns] = await Promise.all([
      readListenerRules(clients, listenerArn, { signal }),
      readListenerCertificates(clients, listenerArn, { signal }),
    ]);
    return { rules: rules.map(toRuleFacts), certificateArns };
  } catch (error) {
    if (error instanceof Error && error.name === 'ListenerNotFoundException') {
      return null;
    }
    throw error;
  }
}

function toRuleFacts({ Actions = [], Conditions = [], RuleArn }: Rule) {
  return {
    arn: RuleArn!,
    hosts: Conditions.filter(({ Field }) => Field === 'host-header')
      .flatMap(
        ({ HostHeaderConfig, Values }) =>
          HostHeaderConfig?.Values ?? Values ?? [],
      )
      .map(host => host.toLowerCase()),
    targetGroupArns: Actions.flatMap(targetGroupsOf),
  };
}
