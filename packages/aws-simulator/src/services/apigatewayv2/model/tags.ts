import { ApiGateway, partOf } from './ApiGateway';
import { notFound } from './refusals';
import { Tags } from './types';

/** What can have tags, by the ARN. @throws AwsError `NotFoundException` */
export function taggedAt(gateway: ApiGateway, arn: string): { tags: Tags } {
  const prefix = gateway.arn('');
  const [kind, id = '', part, name = '', ...rest] = arn.startsWith(prefix)
    ? arn.slice(prefix.length).split('/')
    : [];
  if (kind === 'apis' && part === 'stages' && rest.length === 0) {
    return partOf(gateway.api(id).stages, name, 'stage');
  }
  if (part === undefined) {
    switch (kind) {
      case 'apis':
        return gateway.api(id);
      case 'vpclinks':
        return gateway.vpcLink(id);
      case 'domainnames':
        return gateway.domainName(id);
      default:
    }
  }
  throw notFound('Invalid resource ARN specified');
}
