import { ApiGateway } from '../../services/apigatewayv2/model/ApiGateway';
import { Region } from '../../world/World';
import { ServiceCall } from '../../rights/ServiceCall';
import { ServiceRules } from './ServiceRules';

/** The actions are the methods of HTTP. */
const METHODS = {
  Create: 'POST',
  Get: 'GET',
  Update: 'PATCH',
  Delete: 'DELETE',
};

/** Below an API. */
const PARTS = ['Authorizer', 'Deployment', 'Integration', 'Route', 'Stage'];

const KINDS = ['Api', 'ApiMapping', 'DomainName', 'VpcLink', ...PARTS];

/** The action of each operation. Those of tags have their own name. */
const actions = Object.fromEntries([
  ...KINDS.flatMap(kind =>
    Object.entries(METHODS).map(([verb, method]) => [`${verb}${kind}`, method]),
  ),
  ...KINDS.map(kind => [`Get${kind}s`, 'GET']),
  ['DeleteAccessLogSettings', 'DELETE'],
  ['DeleteCorsConfiguration', 'DELETE'],
  ['DeleteRouteSettings', 'DELETE'],
  ['GetTags', 'GET'],
]);

/** The path of the resource that a call is about, without the version of the API. */
function pathOf({ operation, input }: ServiceCall): string {
  const {
    ApiId,
    ApiMappingId,
    DomainName,
    Path,
    ResourceArn = '',
    RouteKey,
    StageName,
  } = input;
  if (Path !== undefined) {
    return Path;
  }
  const stage = `apis/${ApiId}/stages/${StageName}`;
  switch (operation) {
    case 'DeleteAccessLogSettings':
      return `${stage}/accesslogsettings`;
    case 'DeleteCorsConfiguration':
      return `apis/${ApiId}/cors`;
    case 'DeleteRouteSettings':
      return `${stage}/routesettings/${RouteKey}`;
    case 'GetTags':
      return `tags/${encodeURIComponent(ResourceArn)}`;
    case 'TagResource':
    case 'UntagResource':
      return ResourceArn.replace(/^.*?::\//, '');
    default:
  }
  const kind = operation.replace(/^(Create|Get|Update|Delete)/, '');
  const one = kind.replace(/s$/, '');
  const isWhole = kind !== one || operation.startsWith('Create');
  const below = (collection: string, id: string) =>
    isWhole ? collection : `${collection}/${id}`;
  switch (one) {
    case 'Api':
      return below('apis', ApiId);
    case 'ApiMapping':
      return below(`domainnames/${DomainName}/apimappings`, ApiMappingId);
    case 'DomainName':
      return below('domainnames', DomainName);
    case 'VpcLink':
      return below('vpclinks', input.VpcLinkId);
    default:
      return below(
        `apis/${ApiId}/${one.toLowerCase()}s`,
        one === 'Stage' ? StageName : input[`${one}Id`],
      );
  }
}

/** The resource types of the reference, and their paths. */
const TYPES: Record<string, RegExp> = {
  AccessLogSettings: /^apis\/[^/]+\/stages\/[^/]+\/accesslogsettings$/,
  Api: /^apis\/[^/]+$/,
  ApiMapping: /^domainnames\/[^/]+\/apimappings\/[^/]+$/,
  ApiMappings: /^domainnames\/[^/]+\/apimappings$/,
  Apis: /^apis$/,
  Cors: /^apis\/[^/]+\/cors$/,
  DomainName: /^domainnames\/[^/]+$/,
  DomainNames: /^domainnames$/,
  RouteSettings: /^apis\/[^/]+\/stages\/[^/]+\/routesettings\/.+$/,
  Tags: /^tags\//,
  VpcLink: /^vpclinks\/[^/]+$/,
  VpcLinks: /^vpclinks$/,
  ...Object.fromEntries(
    PARTS.flatMap(part => {
      const path = `^apis/[^/]+/${part.toLowerCase()}s`;
      return [
        [part, new RegExp(`${path}/[^/]+$`)],
        [`${part}s`, new RegExp(`${path}$`)],
      ];
    }),
  ),
};

function tagsAt(
  region: Region,
  arn: string,
): Record<string, string> | undefined {
  const { apis, domainNames, vpcLinks } = region.service(ApiGateway);
  const [kind, id, part, name] = arn.replace(/^.*?::\//, '').split('/');
  switch (kind) {
    case 'apis':
      return part === 'stages' && name
        ? apis.get(id)?.stages.get(name)?.tags
        : apis.get(id)?.tags;
    case 'domainnames':
      return domainNames.get(id)?.tags;
    case 'vpclinks':
      return vpcLinks.get(id)?.tags;
    default:
      return undefined;
  }
}

const listed = (tags: Record<string, string> | undefined) =>
  tags && Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

/** API Gateway */
export const apigateway: ServiceRules = {
  actions,
  resources: Object.fromEntries(
    Object.entries(TYPES).map(([type, pattern]) => [
      type,
      call => {
        const path = pathOf(call);
        return pattern.test(path)
          ? [call.region.service(ApiGateway).arn(path)]
          : [];
      },
    ]),
  ),
  tagsOf: (region, arn) => listed(tagsAt(region, arn)),
  requestTags: ({ input }) => listed(input.Tags),
  removedTags: ({ input }) => input.TagKeys,
  // aws-amplify/amplify-cli#12316, of a stage.
  implied: call =>
    (actions[call.operation] ?? call.operation) === 'POST' &&
    Object.keys(call.input.Tags ?? {}).length
      ? [
          {
            ...call,
            operation: 'TagResource',
            input: { Path: pathOf(call), Tags: call.input.Tags },
          },
        ]
      : [],
};
