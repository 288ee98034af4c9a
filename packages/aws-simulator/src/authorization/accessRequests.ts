import { AccessRequest } from './policy/statementApplies';
import { RequestContext } from './policy/RequestContext';
import { keysOfResourceType, referenceOf } from './reference/actionReference';
import { rules } from './requests';
import { ResourceTag } from './requests/ServiceRules';
import { ConditionKeys, ServiceCall } from '../rights/ServiceCall';

/** A resource that a call is about, with the condition keys that there are for it. */
interface Target {
  arn: string;
  keys: string[];
}

/**
 * All that somebody must be allowed to do for a call: its action on each of its
 * resources, and what it includes, such as tagging and the passing of a role.
 *
 * @param callerKeys - condition keys that follow from who calls, and how
 */
export function accessRequests(
  call: ServiceCall,
  callerKeys: ConditionKeys,
): AccessRequest[] {
  const { service, operation, region } = call;
  const rule = rules[service];
  const action = actionOf(service, operation);
  const requestKeys = {
    ...rule.keys?.(call),
    ...tagKeys(
      'aws:RequestTag',
      rule.requestTags?.(call),
      rule.removedTags?.(call),
    ),
  };
  return [
    ...targetsOf(call, action).map(({ arn, keys }) => ({
      action,
      resource: arn,
      context: new RequestContext({
        ...onlyKnown(
          {
            ...requestKeys,
            ...rule.resourceKeys?.(region, arn),
            ...resourceTagKeys(service, rule.tagsOf?.(region, arn)),
          },
          keys,
        ),
        ...call.keys,
        ...callerKeys,
      }),
    })),
    ...(rule.implied?.(call) ?? []).flatMap(implied =>
      accessRequests(implied, callerKeys),
    ),
  ];
}

/** The action of an operation, e.g. `ecs:DescribeTasks`. */
export function actionOf(service: string, operation: string): string {
  const { prefix = service, actions } = rules[service];
  return `${prefix}:${actions?.[operation] ?? operation}`;
}

function targetsOf(call: ServiceCall, action: string): Target[] {
  const { keys, resources } = referenceOf(action);
  const { prefix = call.service, resources: finders } = rules[call.service];
  const targets = Object.entries(resources).flatMap(([type, resource]) =>
    (finders[type]?.(call) ?? []).map(arn => ({
      arn,
      keys: [...keys, ...resource.keys, ...keysOfResourceType(prefix, type)],
    })),
  );
  return targets.length ? targets : [{ arn: '*', keys }];
}

function tagKeys(
  prefix: string,
  tags: readonly ResourceTag[] | undefined,
  removed: readonly string[] | undefined,
): ConditionKeys {
  const names = removed ?? tags?.map(({ Key }) => Key);
  return {
    ...(removed ? {} : byTag(prefix, tags)),
    'aws:TagKeys': names?.length ? names : undefined,
  };
}

function resourceTagKeys(
  service: string,
  tags: readonly ResourceTag[] | undefined,
): ConditionKeys {
  return {
    ...byTag('aws:ResourceTag', tags),
    ...byTag(`${service}:ResourceTag`, tags),
  };
}

function byTag(
  prefix: string,
  tags: readonly ResourceTag[] = [],
): ConditionKeys {
  return Object.fromEntries(
    tags.map(({ Key, Value }) => [`${prefix}/${Key}`, Value ?? '']),
  );
}

/** What the reference knows of; `${TagKey}` and `tag-key` at its end stand for the key of any tag. */
function onlyKnown(given: ConditionKeys, known: string[]): ConditionKeys {
  const families = known
    .filter(key => /\/(\$\{TagKey\}|tag-key)$/.test(key))
    .map(key => key.slice(0, key.lastIndexOf('/') + 1));
  return Object.fromEntries(
    Object.entries(given).filter(
      ([key]) =>
        known.includes(key) || families.some(family => key.startsWith(family)),
    ),
  );
}
