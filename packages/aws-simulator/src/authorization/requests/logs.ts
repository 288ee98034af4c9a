import { Logs } from '../../services/logs/model/Logs';
import { ServiceCall } from '../../rights/ServiceCall';
import { ServiceRules } from './ServiceRules';

/** The names of the log groups that a call is about. */
function groupsOf({ input }: ServiceCall): string[] {
  const arn = input.resourceArn ?? input.logGroupIdentifier;
  return [
    input.logGroupName ??
      arn?.replace(/^.*:log-group:/, '').replace(/:\*$/, '') ??
      [],
  ].flat();
}

/** CloudWatch Logs */
export const logs: ServiceRules = {
  resources: {
    'log-group': call =>
      groupsOf(call).map(name => call.region.arn('logs', `log-group:${name}`)),
    'log-stream': call =>
      groupsOf(call).map(name =>
        call.region.arn(
          'logs',
          `log-group:${name}:log-stream:${call.input.logStreamName ?? '*'}`,
        ),
      ),
  },
  tagsOf(region, arn) {
    const [, name] = /:log-group:([^:]+)/.exec(arn) ?? [];
    return name ? region.service(Logs).groups.get(name)?.tags : undefined;
  },
  requestTags: ({ input }) =>
    input.tags &&
    Object.entries(input.tags as Record<string, string>).map(
      ([Key, Value]) => ({
        Key,
        Value,
      }),
    ),
  removedTags: ({ input }) => input.tagKeys,
  implied: call =>
    call.operation === 'CreateLogGroup' &&
    Object.keys(call.input.tags ?? {}).length
      ? [{ ...call, operation: 'TagResource' }]
      : [],
};
