import { Iam, noSuchEntity } from './Iam';

/**
 * The paths of AWS managed policies that are often mistaken. For all others
 * only the form of the ARN is validated.
 */
const PATHS: Record<string, string> = {
  AmazonEC2ContainerRegistryReadOnly: '',
  AmazonECSTaskExecutionRolePolicy: 'service-role/',
  AmazonECSInfrastructureRolePolicyForLoadBalancers: '',
  AmazonECS_FullAccess: '',
  AmazonS3ReadOnlyAccess: '',
  AmazonSSMManagedInstanceCore: '',
  AmazonSSMReadOnlyAccess: '',
  AWSLambdaBasicExecutionRole: 'service-role/',
  AWSXRayDaemonWriteAccess: '',
  CloudWatchAgentServerPolicy: '',
  CloudWatchLogsFullAccess: '',
  SecretsManagerReadWrite: '',
};

const AWS_MANAGED =
  /^arn:aws[a-z-]*:iam::aws:policy\/((?:[\w-]+\/)*)([\w+=,.@-]+)$/;

/** @throws AwsError `NoSuchEntity` for a managed policy that cannot be attached. */
export function checkAttachable(iam: Iam, policyArn: string): void {
  const [, path, name] = policyArn.match(AWS_MANAGED) ?? [];
  const known = name && Object.hasOwn(PATHS, name) ? PATHS[name] : path;
  const attachable = name ? path === known : iam.policies.has(policyArn);
  if (!attachable) {
    throw noSuchEntity(
      `Policy ${policyArn} does not exist or is not attachable.`,
    );
  }
}
