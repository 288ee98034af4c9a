import type { CreateTargetGroupInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../world/AwsError';

/** The settings of a target group, as it has them or is to have them. */
type Settings = Omit<CreateTargetGroupInput, 'Name'>;

const GENEVE_PORT = 6081;

const PROTOCOL_VERSIONS = ['GRPC', 'HTTP1', 'HTTP2'];

/** The valid range of status codes in the matcher of an application load balancer. */
const CODES = [200, 499];
const CODES_OF_NETWORK = [200, 599];
const CODES_OF_GATEWAY = [200, 399];
const GRPC_CODES = [0, 99];

/**
 * Validates the settings of a target group, beyond what the model says.
 *
 * @throws AwsError `ValidationError`
 */
export function checkTargetGroup(input: Settings): void {
  const { Protocol, Port, TargetType = 'instance' } = input;
  if (TargetType === 'lambda' || TargetType === 'alb') {
    throw validationError(
      `The AWS simulator does not support the target type '${TargetType}'.`,
    );
  }
  if (!Protocol || Port === undefined) {
    throw validationError(
      `A target group of type '${TargetType}' must have a protocol and a port`,
    );
  }
  if (/QUIC/.test(Protocol)) {
    throw validationError(
      `The AWS simulator does not support target groups with the protocol '${Protocol}'.`,
    );
  }
  if (Protocol === 'GENEVE' && Port !== GENEVE_PORT) {
    throw validationError(
      `The port of target groups with the GENEVE protocol must be '${GENEVE_PORT}'`,
    );
  }
  checkProtocolVersion(input);
  checkHealthCheck(input);
  checkMatcher(input);
}

function isHttp({ Protocol }: Settings): boolean {
  return Protocol?.startsWith('HTTP') ?? false;
}

function checkProtocolVersion(input: Settings): void {
  const { Protocol, ProtocolVersion } = input;
  if (ProtocolVersion === undefined) {
    return;
  }
  if (!isHttp(input)) {
    throw validationError(
      `Protocol version is not supported for target groups with the ${Protocol} protocol`,
    );
  }
  if (!PROTOCOL_VERSIONS.includes(ProtocolVersion)) {
    throw validationError(
      `Protocol version '${ProtocolVersion}' must be one of '${PROTOCOL_VERSIONS.join(
        ', ',
      )}'`,
    );
  }
}

function checkHealthCheck(input: Settings): void {
  const {
    HealthCheckEnabled,
    HealthCheckPath,
    HealthCheckProtocol,
    Protocol,
    TargetType = 'instance',
  } = input;
  if (HealthCheckEnabled === false) {
    throw validationError(
      `Health check enabled must be true for target groups with target type '${TargetType}'`,
    );
  }
  const protocols = isHttp(input)
    ? ['HTTP', 'HTTPS']
    : ['HTTP', 'HTTPS', 'TCP'];
  if (HealthCheckProtocol && !protocols.includes(HealthCheckProtocol)) {
    throw validationError(
      `Health check protocol '${HealthCheckProtocol}' of a target group with the ${Protocol} protocol must be one of '${protocols.join(
        ', ',
      )}'`,
    );
  }
  const port = String(input.HealthCheckPort ?? 'traffic-port');
  if (port !== 'traffic-port' && !isWithin(port, [1, 65535])) {
    throw validationError(
      `Health check port '${port}' must be 'traffic-port' or between '1' and '65535' inclusive`,
    );
  }
  if (
    HealthCheckPath &&
    (HealthCheckProtocol ?? (isHttp(input) ? Protocol : 'TCP')) === 'TCP'
  ) {
    throw validationError(
      'Health check paths are not supported for TCP health checks',
    );
  }
  if (HealthCheckPath && !HealthCheckPath.startsWith('/')) {
    throw validationError(
      `Health check path '${HealthCheckPath}' must begin with a '/' character`,
    );
  }
}

function checkMatcher(input: Settings): void {
  const { Matcher, ProtocolVersion = 'HTTP1' } = input;
  const { GrpcCode, HttpCode } = Matcher ?? {};
  const grpc = ProtocolVersion === 'GRPC';
  if ((grpc ? HttpCode : GrpcCode) !== undefined) {
    throw validationError(
      `You cannot specify ${
        grpc ? 'an HTTP' : 'a gRPC'
      } code for the health check matcher of target groups with protocol version '${ProtocolVersion}'`,
    );
  }
  if (GrpcCode !== undefined) {
    checkCodes('gRPC', GrpcCode, GRPC_CODES);
  }
  const { HealthCheckProtocol = isHttp(input) ? input.Protocol : 'TCP' } =
    input;
  if (Matcher && HealthCheckProtocol === 'TCP') {
    throw validationError(
      'Custom health check matchers are not supported for health checks for target groups with the TCP protocol',
    );
  }
  if (HttpCode !== undefined) {
    checkCodes('HTTP', HttpCode, codesOf(input));
  }
}

function codesOf(input: Settings): number[] {
  if (isHttp(input)) {
    return CODES;
  }
  return input.Protocol === 'GENEVE' ? CODES_OF_GATEWAY : CODES_OF_NETWORK;
}

function checkCodes(kind: string, matcher: string, range: number[]): void {
  const codes = matcher.split(',').flatMap(part => part.trim().split('-'));
  if (!codes.every(code => isWithin(code, range))) {
    throw validationError(
      `Health check matcher ${kind} code '${matcher}' must be within '${range.join(
        '-',
      )}' inclusive`,
    );
  }
}

function isWithin(text: string, [least, most]: number[]): boolean {
  return /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most;
}

function validationError(message: string): AwsError {
  return new AwsError('ValidationError', message);
}
