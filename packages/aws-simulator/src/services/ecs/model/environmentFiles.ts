import { TaskDefinition } from '@aws-sdk/client-ecs';
import { Rights } from '../../../rights/Rights';
import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';
import { NetworkInterface } from '../../ec2/model/types';
import { S3 } from '../../s3/model/S3';
import { LaunchFailure, launchFailures } from './launchFailures';
import { reachability } from './reachability';
import { rightsOfTask } from './rightsOfTask';

/** The variables of a container, by name. */
type Variables = ReadonlyMap<string, string>;

const S3_ARN = /^arn:[^:]+:s3:::([^/]+)\/(.+\.env)$/;

/** The bucket and the key of an environment file; undefined for what is no ARN of one. */
export function environmentFileAt(
  value: string,
): { Bucket: string; Key: string } | undefined {
  const [, Bucket, Key] = S3_ARN.exec(value) ?? [];
  return Bucket ? { Bucket, Key } : undefined;
}

/**
 * Reads the environment files of each container of a task from S3, in the rights of
 * its execution role. Of several files with a variable the first one counts.
 *
 * @returns the variables of each container, in the order of the task definition; or
 *   why a file cannot be had, and the position of its container
 */
export function readEnvironmentFiles(
  region: Region,
  attached: NetworkInterface,
  taskArn: string,
  { containerDefinitions = [], executionRoleArn = '' }: TaskDefinition,
): Variables[] | { container: number; failure: LaunchFailure } {
  const first = containerDefinitions.findIndex(
    ({ environmentFiles }) => environmentFiles?.length,
  );
  if (first < 0) {
    return containerDefinitions.map(() => new Map());
  }
  const rights = rightsOfTask(region, executionRoleArn, taskArn);
  if (!rights) {
    return {
      container: first,
      failure: launchFailures.roleNotAssumable(executionRoleArn),
    };
  }
  if (!reachability(region, attached)('s3')) {
    return { container: first, failure: launchFailures.noRouteToFiles() };
  }
  const variables: Variables[] = [];
  for (const [
    container,
    { environmentFiles = [] },
  ] of containerDefinitions.entries()) {
    try {
      variables.push(
        new Map(
          environmentFiles
            .flatMap(({ value = '' }) => linesOf(region, rights, value))
            .reverse(),
        ),
      );
    } catch (error) {
      if (error instanceof AwsError) {
        return { container, failure: launchFailures.fileNotRead(error) };
      }
      throw error;
    }
  }
  return variables;
}

/** @throws AwsError of S3 */
function linesOf(
  region: Region,
  rights: Rights,
  value: string,
): [name: string, value: string][] {
  const input = environmentFileAt(value)!;
  rights.require({ region, service: 's3', operation: 'GetObject', input });
  const { body } = region.account.service(S3).object(input.Bucket, input.Key);
  return body
    .toString('utf8')
    .split(/\r?\n/)
    .filter(line => /^[^#=\s][^=]*=/.test(line))
    .map(line => {
      const end = line.indexOf('=');
      return [line.slice(0, end), line.slice(end + 1)];
    });
}
