import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';
import { Ec2 } from '../../ec2/model/Ec2';

/** By how long a file was not read. */
const DAYS = /^AFTER_(\d+)_DAYS?$/;

const TRANSITIONS = [
  'TransitionToArchive',
  'TransitionToIA',
  'TransitionToPrimaryStorageClass',
];

const LOCKING = [
  '*',
  'elasticfilesystem:*',
  'elasticfilesystem:PutFileSystemPolicy',
];

/**
 * Refuses a file system that EFS does not make. The texts are those of cdk-preflight's
 * rules, which were reproduced on AWS.
 *
 * @param properties - of its resource
 * @throws AwsError `BadRequest`, `ValidationException`, `InvalidPolicyException`
 */
export function checkFileSystem(
  region: Region,
  properties: Record<string, any>,
): void {
  checkZone(region, properties);
  checkModes(properties);
  checkKey(region, properties);
  checkLifecycle(properties);
  checkPolicy(properties);
}

function checkZone(
  region: Region,
  { AvailabilityZoneName }: Record<string, any>,
): void {
  const zones = region.service(Ec2).availabilityZones;
  if (
    AvailabilityZoneName &&
    !zones.some(({ name }) => name === AvailabilityZoneName)
  ) {
    throw bad('Invalid Availability Zone Name provided.');
  }
}

function checkModes({
  AvailabilityZoneName,
  PerformanceMode = 'generalPurpose',
  ProvisionedThroughputInMibps,
  ThroughputMode = 'bursting',
}: Record<string, any>): void {
  const isMaxIo = PerformanceMode === 'maxIO';
  if (isMaxIo && AvailabilityZoneName) {
    throw bad('Unsupported performance mode provided.');
  }
  if (isMaxIo && ThroughputMode === 'elastic') {
    throw bad(
      'Elastic throughput is not available for file systems using MaxIO performance mode.',
    );
  }
  if (ThroughputMode === 'provisioned' && !ProvisionedThroughputInMibps) {
    throw bad(
      'Provisioned throughput must be set for file systems that use provisioned throughput mode.',
    );
  }
  if (ThroughputMode !== 'provisioned' && ProvisionedThroughputInMibps) {
    throw bad(
      `Provisioned throughput can't be set for file systems that use ${ThroughputMode} throughput mode.`,
    );
  }
}

function checkKey(
  region: Region,
  { Encrypted, KmsKeyId = '' }: Record<string, any>,
): void {
  if (KmsKeyId && !Encrypted) {
    throw bad(
      'The encrypted parameter must be set to true to create an encrypted file system.',
    );
  }
  const [, , , keyRegion] = KmsKeyId.split(':');
  if (keyRegion && keyRegion !== region.name) {
    throw bad('Invalid KMS key ID (unexpected region)');
  }
}

function checkLifecycle({
  LifecyclePolicies = [],
  ThroughputMode = 'bursting',
}: Record<string, any>): void {
  const policies: Record<string, string>[] = LifecyclePolicies;
  const names = policies.flatMap(policy =>
    TRANSITIONS.filter(name => policy[name]),
  );
  if (policies.some(policy => Object.keys(policy).length !== 1)) {
    throw bad('One or more LifecyclePolicy objects specified are malformed.');
  }
  if (new Set(names).size < names.length) {
    throw bad('Duplicate LifecyclePolicy transition types are not allowed.');
  }
  const { TransitionToArchive, TransitionToIA } = Object.assign(
    {},
    ...policies,
  ) as Record<string, string | undefined>;
  if (TransitionToArchive && ThroughputMode === 'bursting') {
    throw bad(
      'The ThroughputMode value for the file system does not support TransitionToArchive. Either change the ThroughputMode value to Elastic or Provisioned',
    );
  }
  if (
    TransitionToArchive &&
    TransitionToIA &&
    daysOf(TransitionToArchive) <= daysOf(TransitionToIA)
  ) {
    throw bad(
      'The value for TransitionToArchive is the same as or less than the value for TransitionToIA.',
    );
  }
}

function checkPolicy({
  BypassPolicyLockoutSafetyCheck,
  FileSystemPolicy,
}: Record<string, any>): void {
  const statements: Record<string, any>[] = [
    FileSystemPolicy?.Statement ?? [],
  ].flat();
  // A file system that is not made yet has no ARN that a policy could name.
  const named = statements.flatMap(({ Resource = [] }) => Resource);
  if (named.some(resource => String(resource).includes(':file-system/fs-'))) {
    throw new AwsError(
      'InvalidPolicyException',
      'Policy contains an invalid resource',
    );
  }
  const locks = statements.some(
    ({ Action = [], Effect, Principal }) =>
      Effect === 'Deny' &&
      (Principal === '*' || Principal?.AWS === '*') &&
      [Action].flat().some(action => LOCKING.includes(action)),
  );
  if (locks && !BypassPolicyLockoutSafetyCheck) {
    throw new AwsError(
      'InvalidPolicyException',
      'This policy would prevent future FileSystemPolicy updates',
    );
  }
}

function daysOf(transition: string): number {
  return Number(DAYS.exec(transition)?.[1]);
}

function bad(message: string): AwsError {
  return new AwsError('BadRequest', message);
}
