import { ApiParameters } from '../shapes/DeployableShape';
import { defaultSettings, settingsFromParameters } from '../settings/values';

/** The idle timeout of a load balancer whose template gives none, in seconds. */
const SHARED_IDLE_TIMEOUT = 60;

/** What the APIs of an environment share has of what an API can have for itself. */
export interface SharedSettings {
  webAclArn: string;
  accessLogsBucket: string;
}

/**
 * Why an API cannot give up its own load balancer: it would lose what protects it, or
 * what its callers rely on. A sentence for each reason, at its setting.
 */
export function moveProblems(
  parameters: ApiParameters,
  shared: SharedSettings,
): string[] {
  const {
    allowedCidr,
    deletionProtection,
    idleTimeoutSeconds = SHARED_IDLE_TIMEOUT,
    taskSubnets,
    webAclArn = 'none',
  } = settingsFromParameters('public-api', parameters);
  const { DomainName, HostedZoneId } = parameters;
  return [
    (!DomainName || !HostedZoneId) &&
      'domainName: the shared load balancer finds an API by its name in a zone, and this API has none. Give it one with fargate:api:update first.',
    allowedCidr &&
      allowedCidr !== '0.0.0.0/0' &&
      `allowedCidr: only ${allowedCidr} may call this API, and everybody may call the shared load balancer.`,
    webAclArn !== 'none' &&
      webAclArn !== shared.webAclArn &&
      `webAclArn: the shared load balancer has ${
        shared.webAclArn === 'none'
          ? 'no web ACL'
          : `web ACL ${shared.webAclArn}`
      }, and this API has ${webAclArn}.`,
    idleTimeoutSeconds > SHARED_IDLE_TIMEOUT &&
      `idleTimeoutSeconds: the shared load balancer closes connections after ${SHARED_IDLE_TIMEOUT} seconds without data, and this API has ${idleTimeoutSeconds}.`,
    deletionProtection &&
      'deletionProtection: protects the load balancer that the move deletes. Turn it off with fargate:api:update first.',
    taskSubnets === 'public' &&
      'taskSubnets: behind the shared load balancer, tasks are in private subnets. Set it to private with fargate:api:update first.',
  ].filter(text => typeof text === 'string');
}

/** What changes for an API that gives up its own load balancer, a line for each. */
export function moveNotes(
  parameters: ApiParameters,
  shared: SharedSettings,
): string[] {
  const {
    accessLogsBucket = 'none',
    idleTimeoutSeconds,
    webAclArn = 'none',
  } = settingsFromParameters('public-api', parameters);
  const { CertificateArn } = parameters;
  return [
    accessLogsBucket !== shared.accessLogsBucket &&
      `access logs: ${accessLogsBucket} → ${shared.accessLogsBucket} of the shared load balancer`,
    webAclArn !== shared.webAclArn &&
      `web ACL: ${webAclArn} → ${shared.webAclArn} of the shared load balancer`,
    idleTimeoutSeconds !== undefined &&
      idleTimeoutSeconds !== SHARED_IDLE_TIMEOUT &&
      `idle timeout: ${idleTimeoutSeconds} → ${SHARED_IDLE_TIMEOUT} seconds`,
    CertificateArn &&
      `certificate: ${CertificateArn} is no longer used; that of the shared load balancer or one of the stack covers the name`,
  ].filter(text => typeof text === 'string');
}

/**
 * What changes for an API that gets a load balancer of its own, a line for each.
 *
 * @param parameters - of its stack, with those of the load balancer.
 */
export function ownMoveNotes(
  parameters: ApiParameters,
  shared: SharedSettings,
): string[] {
  const {
    accessLogsBucket = 'none',
    idleTimeoutSeconds,
    webAclArn = 'none',
  } = {
    ...defaultSettings('public-api'),
    ...settingsFromParameters('public-api', parameters),
  };
  const { DomainName, Path } = parameters;
  return [
    !!Path &&
      `path: ${Path} → all paths of ${DomainName}, which the tasks then get; a move back does not restore the path`,
    accessLogsBucket !== shared.accessLogsBucket &&
      `access logs: ${shared.accessLogsBucket} of the shared load balancer → ${accessLogsBucket}`,
    webAclArn !== shared.webAclArn &&
      `web ACL: ${shared.webAclArn} of the shared load balancer → ${webAclArn}`,
    idleTimeoutSeconds !== SHARED_IDLE_TIMEOUT &&
      `idle timeout: ${SHARED_IDLE_TIMEOUT} → ${idleTimeoutSeconds} seconds`,
  ].filter(text => typeof text === 'string');
}
