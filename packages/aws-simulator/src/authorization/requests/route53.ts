import { ServiceCall } from '../../rights/ServiceCall';
import { ServiceRules } from './ServiceRules';

const partitioned =
  (kind: string, ids: (call: ServiceCall) => (string | undefined)[]) =>
  (call: ServiceCall): string[] =>
    ids(call).flatMap(id =>
      id
        ? [
            `arn:${call.region.partition}:route53:::${kind}/${id.replace(
              /^\/(hostedzone|change)\//,
              '',
            )}`,
          ]
        : [],
    );

/** Route 53 */
export const route53: ServiceRules = {
  resources: {
    hostedzone: partitioned('hostedzone', ({ operation, input }) => [
      input.HostedZoneId,
      operation === 'GetChange' ? undefined : input.Id,
      input.ResourceType === 'hostedzone' ? input.ResourceId : undefined,
    ]),
    change: partitioned('change', ({ operation, input }) => [
      operation === 'GetChange' ? input.Id : undefined,
    ]),
  },
  keys({ input }) {
    const changes: any[] | undefined = input.ChangeBatch?.Changes;
    return {
      'route53:ChangeResourceRecordSetsActions': changes?.map(
        ({ Action }) => Action,
      ),
      'route53:ChangeResourceRecordSetsNormalizedRecordNames': changes?.map(
        ({ ResourceRecordSet }) =>
          ResourceRecordSet.Name.toLowerCase().replace(/\.$/, ''),
      ),
      'route53:ChangeResourceRecordSetsRecordTypes': changes?.map(
        ({ ResourceRecordSet }) => ResourceRecordSet.Type,
      ),
    };
  },
};
