const ARCHITECTURE = 'linux/amd64 for X86_64, linux/arm64 for ARM64';
const GRACE =
  'that the health check grace period (healthCheckGracePeriodSeconds) is long enough for it to start';
const RETRY =
  'Wait until ECS tries again; if it persists, see the AWS Health Dashboard.';

/**
 * Why a task stopped or could not start, or why a target is unhealthy, and
 * what to do about it, in English, by kind of cause. `message` is the part of
 * a sentence that follows a colon; `hint` is one sentence that begins with
 * what to do.
 *
 * @public
 */
export const CAUSE_MESSAGES = {
  'image-not-found': {
    message: 'image {{image}} does not exist',
    hint: 'Push the image and the tag, or deploy one that exists.',
  },
  'image-private-or-missing': {
    message: 'the repository of image {{image}} does not exist or is private',
    hint: 'Correct the name of the image, give the container the credentials of its registry (registryCredentials), or use a copy of it in Amazon ECR.',
  },
  'image-access-denied': {
    message: 'access to image {{image}} is denied',
    hint: 'Allow the execution role to pull it (ecr:GetAuthorizationToken, ecr:BatchGetImage, ecr:GetDownloadUrlForLayer), and check the policies of its repository and of the VPC endpoints.',
  },
  'image-rate-limit': {
    message:
      'the registry of image {{image}} limits how often it can be pulled',
    hint: 'Use the same image from public.ecr.aws or from a repository of yours in Amazon ECR.',
  },
  'image-architecture': {
    message:
      'image {{image}} is not built for the CPU architecture of the task',
    hint: `Build it for the CPU architecture of the task definition (${ARCHITECTURE}).`,
  },
  'image-too-large': {
    message:
      'image {{image}} does not fit into the ephemeral storage of the task',
    hint: 'Make the image smaller, or give the task more ephemeral storage.',
  },
  'image-unpack-failed': {
    message: 'image {{image}} cannot be unpacked',
    hint: 'Build it again without attestations (docker buildx build --provenance=false) and push it.',
  },
  'image-pull-failed': {
    message: 'image {{image}} cannot be pulled',
    hint: 'Check that the image exists, that the execution role can pull it, and that the task can connect to its registry.',
  },
  'registry-unreachable': {
    message: 'the task cannot connect to the registry of image {{image}}',
    hint: 'Give the private subnets a NAT gateway, or VPC endpoints for ecr.api, ecr.dkr and S3 and an image in Amazon ECR. Tasks in public subnets need public IP addresses and a route to an internet gateway. The security groups must allow HTTPS.',
  },

  'secret-not-found': {
    message: 'a secret or parameter of the task definition does not exist',
    hint: 'Create it in this account and region, or correct its name in the task definition.',
  },
  'secret-key-not-found': {
    message: 'a secret of the task definition has no key {{key}}',
    hint: 'Add the key to the secret, or correct its name in the task definition.',
  },
  'secret-invalid': {
    message: 'a secret of the task definition is not valid JSON',
    hint: 'Store its value as a JSON object, or reference the secret without a key.',
  },
  'secret-access-denied': {
    message:
      'the execution role cannot read a secret or parameter of the task definition',
    hint: 'Allow the execution role secretsmanager:GetSecretValue or ssm:GetParameters on it, and kms:Decrypt on its key.',
  },
  'secret-unavailable': {
    message: 'a secret or parameter of the task definition cannot be read',
    hint: 'Check that it exists, that the execution role can read it, and that the task can connect to AWS Secrets Manager or AWS Systems Manager.',
  },
  'environment-file-unavailable': {
    message: 'an environment file in Amazon S3 cannot be read',
    hint: 'Check that the file exists and that the execution role has s3:GetObject on it.',
  },
  'log-group-not-found': {
    message: 'the log group of the task definition does not exist',
    hint: 'Create the log group under the name in the task definition.',
  },
  'log-access-denied': {
    message: 'the execution role cannot write to the log group',
    hint: 'Allow the execution role logs:CreateLogStream and logs:PutLogEvents on the log group.',
  },
  'volume-mount-failed': {
    message: 'a volume of the task cannot be mounted',
    hint: 'Check for Amazon EFS that its zones have a mount target, that both security groups allow port 2049, that the VPC has DNS host names, and that the task role has access.',
  },
  'service-unreachable': {
    message: 'the task cannot connect to {{service}}',
    hint: 'Give the private subnets a NAT gateway, or a VPC endpoint for {{service}} whose security group allows HTTPS from the task.',
  },
  'role-not-assumable': {
    message: 'ECS cannot assume the task role or the execution role',
    hint: 'Check that the roles exist and that their trust policies allow ecs-tasks.amazonaws.com.',
  },

  'no-capacity': {
    message: 'Fargate has no capacity in the availability zones of the subnets',
    hint: 'Try again later, use subnets in more availability zones, or lower the share of FARGATE_SPOT.',
  },
  'quota-exceeded': {
    message: 'a Fargate quota of this account and region is exceeded',
    hint: 'Request a higher Fargate quota in Service Quotas, or run fewer or smaller tasks.',
  },
  'subnet-full': {
    message: 'a subnet of the service has no free IP addresses',
    hint: 'Free addresses in that subnet, or use larger or more subnets.',
  },
  'network-interface-failed': {
    message: 'the network interface of the task could not be created',
    hint: 'Wait until ECS tries again; if it persists, check the free addresses of the subnets and the quota of network interfaces.',
  },
  'platform-incompatible': {
    message:
      'the task definition does not fit the capacity provider of the service',
    hint: 'Use a task definition that requires the compatibility FARGATE, or another capacity provider.',
  },
  throttled: {
    message: 'AWS throttles the requests that ECS makes for the service',
    hint: 'Wait until ECS tries again.',
  },
  'aws-error': { message: 'AWS had an internal error', hint: RETRY },

  'command-not-executable': {
    message: 'the command of container {{container}} cannot be executed',
    hint: 'Correct the command or the entry point: it must name an executable file of the image.',
  },
  'container-start-failed': {
    message: 'container {{container}} cannot be started',
    hint: 'Check its command, user, mount points and limits in the task definition.',
  },
  'container-start-timeout': {
    message: 'container {{container}} did not start or stop in time',
    hint: 'Deploy again; if it persists, contact AWS Support.',
  },
  'start-failed': {
    message: 'the task could not start',
    hint: 'Fix the cause that ECS names.',
  },

  exited: {
    message: 'container {{container}} exited with code {{exitCode}}',
    hint: 'Fix the error shown in the log of the container.',
  },
  'exited-255': {
    message: 'container {{container}} exited with code 255',
    hint: `Check first that its image is built for the CPU architecture of the task definition (${ARCHITECTURE}), then read the log of the container.`,
  },
  completed: {
    message: 'container {{container}} exited with code 0',
    hint: 'Keep its process running in the foreground: a task stops when an essential container exits.',
  },
  'out-of-memory': {
    message: 'container {{container}} ran out of memory',
    hint: 'Give the task more memory, or make the container use less.',
  },
  killed: {
    message: 'container {{container}} was killed (SIGKILL, exit code 137)',
    hint: 'Give the task more memory if it used all of it; otherwise make the container exit on SIGTERM within its stop timeout.',
  },
  'essential-container-exited': {
    message: 'an essential container exited',
    hint: 'Fix the error shown in the log of the container.',
  },
  'spot-interrupted': {
    message: 'Fargate Spot reclaimed the capacity',
    hint: 'Lower the share of FARGATE_SPOT if interruptions are not acceptable.',
  },
  'host-retired': {
    message: 'AWS took the host of the task out of service',
    hint: 'Wait until ECS has started a replacement.',
  },
  'stopped-by-ecs': {
    message: 'ECS stopped the task',
    hint: 'See the events of the service for the reason.',
  },

  'health-check-status': {
    message: 'health check {{check}} returned status {{codes}}',
    hint: 'Make the health check path return a status that the target group accepts, or set the right path.',
  },
  'health-check-timeout': {
    message: 'health check {{check}} timed out',
    hint: `Check that the container listens on the port of the target group, that the security group of the tasks allows the load balancer, that it responds in time, and ${GRACE}.`,
  },
  'health-check-failed': {
    message:
      'health check {{check}} failed, because the connection was refused or the response was malformed',
    hint: `Check that the container listens on the port of the target group, on all addresses rather than localhost only, and ${GRACE}.`,
  },
  'health-check-unexplained': {
    message: 'health check {{check}} failed',
    hint: `Check the path, the port and the response of the health check, and ${GRACE}.`,
  },
  'container-health-check': {
    message: 'the health check of container {{container}} failed',
    hint: 'Fix what the health check command in the task definition tests.',
  },
  'health-check-disabled': {
    message: 'health checks are disabled',
    hint: 'Enable the health checks of the target group.',
  },
  'target-group-unused': {
    message: 'no listener forwards to the target group',
    hint: 'Forward a listener to the target group.',
  },
  'target-zone-disabled': {
    message:
      'the load balancer is not enabled in the availability zone of the target',
    hint: 'Enable that availability zone on the load balancer, or run the tasks in its zones.',
  },
  'target-stopped': {
    message: 'the task of the target is stopped',
    hint: 'Wait until ECS has started a replacement; if it does not, see the events of the service.',
  },
  'target-not-registered': {
    message: 'the target is not registered',
    hint: 'Wait until ECS has registered the task; if it does not, see the events of the service.',
  },
  'target-address-in-use': {
    message: 'a load balancer uses the address of the target',
    hint: 'Stop the task, so that ECS starts one with another address.',
  },
  'load-balancer-error': {
    message: 'the load balancer had an internal error',
    hint: 'Wait until the load balancer recovers; if it persists, see the AWS Health Dashboard.',
  },
  'target-unexplained': {
    message: 'AWS gives no reason that is known here',
    hint: 'See the target group in the EC2 console.',
  },

  'service-access-denied': {
    message: 'ECS has no access to the resources of the service',
    hint: 'Check the service-linked role of ECS (AWSServiceRoleForECS) and the policies that deny it access.',
  },
  'target-group-not-found': {
    message: 'the target group of the service does not exist',
    hint: 'Deploy again with a target group that exists.',
  },
  'deployment-configuration': {
    message:
      'the minimum and maximum percent of the deployment leave no room to start or stop a task',
    hint: 'Raise maximumPercent or lower minimumHealthyPercent of the service.',
  },
  'task-protected': {
    message: 'tasks with scale-in protection keep ECS from stopping them',
    hint: 'Wait until their protection expires, or remove it.',
  },
} as const;
