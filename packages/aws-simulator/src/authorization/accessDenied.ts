import { AwsError } from '../world/AwsError';
import { Denial } from './policy/decide';
import { AccessRequest } from './policy/statementApplies';
import { ServiceCall } from '../rights/ServiceCall';

/** The services with a JSON protocol, which name the resource always. */
const JSON_SERVICES = [
  'acm',
  'apigateway',
  'application-autoscaling',
  'ecr',
  'ecs',
  'kms',
  'logs',
  'secretsmanager',
  'ssm',
];

/** What a service answers to a call that is not allowed, in AWS's own words. */
export function accessDenied(
  call: ServiceCall,
  principalArn: string,
  request: AccessRequest,
  denial: Denial,
): AwsError {
  const isJson = JSON_SERVICES.includes(call.service);
  const text = `User: ${principalArn} is not authorized to perform: ${
    request.action
  }${resourceText(call.service, request.resource, isJson)}${reasonText(
    request.action,
    denial,
  )}`;
  if (call.service === 'ec2') {
    const details =
      request.resource === '*'
        ? ''
        : `. Encoded authorization failure message: ${call.region.ids.mixed(
            320,
          )}`;
    return new AwsError(
      'UnauthorizedOperation',
      `You are not authorized to perform this operation. ${text}${details}`,
      { status: 403 },
    );
  }
  return isJson
    ? new AwsError('AccessDeniedException', text)
    : new AwsError('AccessDenied', text, { status: 403 });
}

function resourceText(
  service: string,
  resource: string,
  isJson: boolean,
): string {
  if (resource === '*' && !isJson) {
    return '';
  }
  return ` on resource: ${service === 's3' ? `"${resource}"` : resource}`;
}

function reasonText(action: string, { explicit, by }: Denial): string {
  // STS does not say why.
  if (by === 'role trust policy' || action.startsWith('sts:')) {
    return '';
  }
  return explicit
    ? ` with an explicit deny in ${by.startsWith('i') ? 'an' : 'a'} ${by}`
    : ` because no ${by} allows the ${action} action`;
}
