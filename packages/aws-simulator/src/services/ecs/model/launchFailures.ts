import { ImageReference } from '../../../containers/imageReference';
import { MountProblem } from '../../efs/model/mount';
import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';

/** The stopped reason of a task that cannot start, and how long ECS retries, in virtual seconds. */
export interface LaunchFailure {
  message: string;
  seconds: number;
}

const FILES =
  'ResourceInitializationError: failed to download env files: file download command: non empty error stream: ';
const PULL = 'CannotPullContainerError: ';
const RESOURCES = 'ResourceInitializationError: ';
const SECRETS = `${RESOURCES}unable to pull secrets or registry auth: `;
const ASM = 'unable to retrieve secret from asm: ';
const REGISTRY_AUTH = 'unable to get registry auth from asm: ';
const SSM = 'unable to retrieve secrets from ssm: ';
const RETRIEVAL = 'execution resource retrieval failed: ';
const RETRIED = 'service call has been retried 1 time(s): ';
const CANCELLED =
  'https response error StatusCode: 0, RequestID: , canceled, context deadline exceeded';

/** What the names of AWS's hosts in a region have in common. */
type Hosts = Pick<Region, 'dnsSuffix' | 'name'>;

/** The stopped reasons of tasks that cannot start. */
export const launchFailures = {
  noRouteToEcrApi: ({ dnsSuffix, name }: Hosts, ip: string): LaunchFailure => ({
    message: `${RESOURCES}unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration. operation error ECR: GetAuthorizationToken, exceeded maximum number of attempts, 3, https response error StatusCode: 0, RequestID: , request send failed, Post "https://api.ecr.${name}.${dnsSuffix}/": dial tcp ${ip}:443: i/o timeout`,
    seconds: 279,
  }),
  notMounted: ({ exitCode, seconds, stderr }: MountProblem): LaunchFailure => ({
    message: `${RESOURCES}failed to invoke EFS utils commands to set up EFS volumes: stderr: ${stderr} : unsuccessful EFS utils command execution; code: ${exitCode}`,
    seconds,
  }),
  noRouteToRegistry: (
    { name, registry, repository, reference }: ImageReference,
    ip: string,
  ): LaunchFailure => ({
    message: `${PULL}pull image manifest has been retried 5 time(s): failed to resolve ref ${name}: failed to do request: Head "https://${registry}/v2/${repository}/manifests/${reference}": dial tcp ${ip}:443: i/o timeout`,
    seconds: 180,
  }),
  noRouteToLayers: (
    bucket: string,
    { dnsSuffix, name }: Hosts,
    ip: string,
  ): LaunchFailure => ({
    message: `${PULL}ref pull has been retried 5 time(s): failed to copy: httpReadSeeker: failed open: failed to do request: Get https://${bucket}.s3.${name}.${dnsSuffix}/: dial tcp ${ip}:443: i/o timeout`,
    seconds: 180,
  }),
  imageNotFound: ({ name, registry }: ImageReference): LaunchFailure =>
    registry === 'registry-1.docker.io'
      ? {
          message: `${PULL}pull image manifest has been retried 1 time(s): failed to resolve ref ${name}: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed`,
          seconds: 5,
        }
      : {
          message: `${PULL}pull image manifest has been retried 7 time(s): failed to resolve ref ${name}: not found`,
          seconds: 60,
        },
  /** @param architecture - by its name in OCI, for which it is not built */
  wrongArchitecture: (architecture: string): LaunchFailure => ({
    message: `${PULL}pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform 'linux/${architecture}'`,
    seconds: 60,
  }),
  /** Without credentials. */
  imageNotAuthorized: ({ name }: ImageReference): LaunchFailure => ({
    message: `${PULL}pull image manifest has been retried 1 time(s): failed to resolve ref ${name}: pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials`,
    seconds: 5,
  }),
  registryAuthDenied: (error: AwsError, requestId: string): LaunchFailure => ({
    message: `${SECRETS}${RETRIEVAL}unable to retrieve ecr registry auth: ${RETRIED}operation error ECR: GetAuthorizationToken, ${answer(
      error,
      requestId,
    )}`,
    seconds: 5,
  }),
  imageForbidden: ({
    name,
    registry,
    repository,
    reference,
  }: ImageReference): LaunchFailure => ({
    message: `${PULL}pull image manifest has been retried 1 time(s): failed to resolve ref ${name}: unexpected status from HEAD request to https://${registry}/v2/${repository}/manifests/${reference}: 403 Forbidden`,
    seconds: 5,
  }),
  /** @param digest - of what could not be downloaded */
  layersForbidden: (
    { registry, repository }: ImageReference,
    digest: string,
  ): LaunchFailure => ({
    message: `${PULL}ref pull has been retried 1 time(s): failed to copy: httpReadSeeker: failed open: unexpected status code https://${registry}/v2/${repository}/blobs/${digest}: 403 Forbidden`,
    seconds: 5,
  }),
  noRouteToLogs: (): LaunchFailure => ({
    message: `${RESOURCES}failed to validate logger args: The task cannot find the Amazon CloudWatch log group defined in the task definition. There is a connection issue between the task and Amazon CloudWatch. Check your network configuration. : signal: killed`,
    seconds: 120,
  }),
  logGroupMissing: (requestId: string): LaunchFailure => ({
    message: `${RESOURCES}failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: operation error CloudWatch Logs: CreateLogStream, https response error StatusCode: 400, RequestID: ${requestId}, ResourceNotFoundException: The specified log group does not exist. : exit status 1`,
    seconds: 5,
  }),
  roleNotAssumable: (roleArn: string): LaunchFailure => ({
    message: `ECS was unable to assume the role '${roleArn}' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.`,
    seconds: 5,
  }),
  noRouteToSecretsManager: (secret: string): LaunchFailure => ({
    message: `${SECRETS}${ASM}There is a connection issue between the task and AWS Secrets Manager. Check your task network configuration. failed to fetch secret ${secret} from secrets manager: operation error Secrets Manager: GetSecretValue, ${CANCELLED}`,
    seconds: 240,
  }),
  noRouteToSsm: (): LaunchFailure => ({
    message: `${SECRETS}${SSM}The task cannot pull secrets from AWS Systems Manager. There is a connection issue between the task and AWS Systems Manager Parameter Store. Check your task network configuration. operation error SSM: GetParameters, ${CANCELLED}`,
    seconds: 240,
  }),
  secretNotRead: (
    secret: string,
    error: AwsError,
    requestId: string,
  ): LaunchFailure => ({
    message: `${SECRETS}${RETRIEVAL}${ASM}${RETRIED}failed to fetch secret ${secret} from secrets manager: operation error Secrets Manager: GetSecretValue, ${answer(
      error,
      requestId,
    )}`,
    seconds: 5,
  }),
  registryAuthNotRead: (
    secret: string,
    error: AwsError,
    requestId: string,
  ): LaunchFailure => ({
    message: `${SECRETS}${RETRIEVAL}${REGISTRY_AUTH}${RETRIED}asm fetching secret from the service for ${secret}: operation error Secrets Manager: GetSecretValue, ${answer(
      error,
      requestId,
    )}`,
    seconds: 5,
  }),
  /** The end of the text is from memory. */
  registryAuthIncomplete: (secret: string): LaunchFailure => ({
    message: `${SECRETS}${RETRIEVAL}${REGISTRY_AUTH}asm fetching username and password: AWS Secrets Manager secret ${secret} must have a username and a password`,
    seconds: 5,
  }),
  /** @param problem - in the words of Go's JSON decoder, without the value */
  secretNotJson: (problem: string): LaunchFailure => ({
    message: `${SECRETS}${RETRIEVAL}${ASM}${RETRIED}${problem}`,
    seconds: 5,
  }),
  secretKeyMissing: (key: string): LaunchFailure => ({
    message: `${SECRETS}${RETRIEVAL}${ASM}${RETRIED}retrieved secret from Secrets Manager did not contain json key ${key}`,
    seconds: 5,
  }),
  secretArnInvalid: (valueFrom: string): LaunchFailure => ({
    message: `${SECRETS}${RETRIEVAL}${ASM}trying to retrieve secret with value ${valueFrom} resulted in error: an invalid ARN format for the AWS Secrets Manager secret was specified. Specify a valid ARN and try again.`,
    seconds: 5,
  }),
  parametersNotRead: (error: AwsError, requestId: string): LaunchFailure => ({
    message: `${SECRETS}${RETRIEVAL}${SSM}${RETRIED}operation error SSM: GetParameters, ${answer(
      error,
      requestId,
    )}`,
    seconds: 5,
  }),
  noRouteToFiles: (): LaunchFailure => ({
    message: `${FILES}RequestCanceled: request context canceled caused by: context deadline exceeded`,
    seconds: 180,
  }),
  fileNotRead: ({ code, message, status }: AwsError): LaunchFailure => ({
    message: `${FILES}${RETRIED}${code}: ${message} status code: ${status}`,
    seconds: 5,
  }),
  parameterMissing: (name: string): LaunchFailure => ({
    message: `${SECRETS}${RETRIEVAL}${SSM}${RETRIED}invalid ssm parameters: ${name}`,
    seconds: 5,
  }),
};

/** An error of a service as ECS's client for it prints it. */
function answer({ code, message }: AwsError, requestId: string): string {
  const isModelled = code !== 'AccessDeniedException';
  return `https response error StatusCode: 400, RequestID: ${requestId}, ${
    isModelled ? '' : 'api error '
  }${code}: ${message}`;
}
