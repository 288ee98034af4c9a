import { ImageReference } from '../../../containers/imageReference';

/** The stopped reason of a task that cannot start, and how long ECS retries, in virtual seconds. */
export interface LaunchFailure {
  message: string;
  seconds: number;
}

const PULL = 'CannotPullContainerError: ';
const RESOURCES = 'ResourceInitializationError: ';

/** The stopped reasons of tasks that cannot start. */
export const launchFailures = {
  noRouteToEcrApi: (region: string, ip: string): LaunchFailure => ({
    message: `${RESOURCES}unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration. operation error ECR: GetAuthorizationToken, exceeded maximum number of attempts, 3, https response error StatusCode: 0, RequestID: , request send failed, Post "https://api.ecr.${region}.amazonaws.com/": dial tcp ${ip}:443: i/o timeout`,
    seconds: 279,
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
    region: string,
    ip: string,
  ): LaunchFailure => ({
    message: `${PULL}ref pull has been retried 5 time(s): failed to copy: httpReadSeeker: failed open: failed to do request: Get https://${bucket}.s3.${region}.amazonaws.com/: dial tcp ${ip}:443: i/o timeout`,
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
  noRouteToLogs: (): LaunchFailure => ({
    message: `${RESOURCES}failed to validate logger args: The task cannot find the Amazon CloudWatch log group defined in the task definition. There is a connection issue between the task and Amazon CloudWatch. Check your network configuration. : signal: killed`,
    seconds: 120,
  }),
  logGroupMissing: (requestId: string): LaunchFailure => ({
    message: `${RESOURCES}failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: operation error CloudWatch Logs: CreateLogStream, https response error StatusCode: 400, RequestID: ${requestId}, ResourceNotFoundException: The specified log group does not exist. : exit status 1`,
    seconds: 5,
  }),
};
