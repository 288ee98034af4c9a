import { Region } from '../../../world/World';
import { physicalName } from '../../physicalName';
import {
  HandlerError,
  ResourceRequest,
  ResourceType,
} from '../../ResourceType';
import { checkTargets } from '../model/checkTargets';
import { Events } from '../model/Events';
import { Rule } from '../model/types';
import { declaredTarget, targetsOf } from './targets';

const MAX_NAME_LENGTH = 64;

/** `AWS::Events::Rule`, of the default event bus. It gets no tags from its stack. */
export const rule: ResourceType = {
  typeName: 'AWS::Events::Rule',
  sdkServiceName: 'EventBridge',
  api: {
    service: 'events',
    operation: 'PutTargets',
    input: ({ Targets }) => ({ Targets: Targets && targetsOf(Targets) }),
  },
  seconds: { create: 61, update: 61, delete: 61 },
  supportedProperties: [
    'Description',
    'EventBusName',
    'EventPattern',
    'Name',
    'RoleArn',
    'ScheduleExpression',
    'State',
    'Tags',
    'Targets',
  ],
  create(request) {
    const name =
      request.properties.Name ?? physicalName(request, MAX_NAME_LENGTH);
    if (find(request.region, name)) {
      throw new HandlerError(
        'AlreadyExists',
        `Resource of type '${rule.typeName}' with identifier '${name}' already exists.`,
      );
    }
    const targets = targetsOf(request.properties.Targets);
    // So that no rule is left of a resource that is refused.
    checkTargets(targets, request.region.name);
    request.region.service(Events).putTargets(put(request, name), targets);
    return name;
  },
  update(request) {
    const { physicalId, region } = request;
    const made = put(request, physicalId);
    made.targets = new Map();
    region
      .service(Events)
      .putTargets(made, targetsOf(request.properties.Targets));
  },
  delete({ region, physicalId }) {
    const found = find(region, physicalId);
    if (found) {
      found.targets = new Map();
      region.service(Events).deleteRule(found);
    }
  },
  read({ region, physicalId }) {
    const found = find(region, physicalId);
    return (
      found && {
        Arn: found.arn,
        Description: found.description,
        EventBusName: 'default',
        EventPattern: found.pattern && JSON.parse(found.pattern),
        Name: found.name,
        RoleArn: found.roleArn,
        ScheduleExpression: found.schedule,
        State: found.isEnabled ? 'ENABLED' : 'DISABLED',
        Targets:
          found.targets.size > 0
            ? [...found.targets.values()].map(declaredTarget)
            : undefined,
      }
    );
  },
  list: region =>
    [...region.service(Events).rules.values()].map(({ arn }) => arn),
  attributes: ({ region, physicalId }) => ({
    Arn: region.arn('events', `rule/${physicalId}`),
  }),
};

/** By its name, which `Ref` returns, or by its ARN, the primary identifier. */
function find(region: Region, id: string): Rule | undefined {
  return region.service(Events).rules.get(id.replace(/^arn:.*:rule\//, ''));
}

function put({ properties, region }: ResourceRequest, name: string): Rule {
  const events = region.service(Events);
  events.requireBus(properties.EventBusName);
  const { EventPattern } = properties;
  return events.putRule(
    name,
    {
      description: properties.Description,
      pattern:
        typeof EventPattern === 'object'
          ? JSON.stringify(EventPattern)
          : EventPattern,
      schedule: properties.ScheduleExpression,
      isEnabled: (properties.State ?? 'ENABLED') === 'ENABLED',
      roleArn: properties.RoleArn,
    },
    properties.Tags ?? [],
  );
}
