import { createHash } from 'node:crypto';
import { Document, YAMLMap } from 'yaml';
import { containerOf } from '../container/containerNodes';
import { byName } from './byName';
import { Configuration } from './Configuration';
import { addExecutionRole, removeExecutionRole } from './executionRole';
import { ResolvedSecret } from './resolveSecrets';

/** A label of the container that changes with the values of its secrets. */
const VERSIONS_LABEL = 'fargate-api.secrets-version';

const MARK = /^[0-9a-f]{16}$/;

/** What of a container definition is the configuration. */
interface ContainerDefinition {
  Environment?: { Name: string; Value: string }[];
  Secrets?: { Name: string; ValueFrom: string }[];
}

/** What ECS reads for a task beside the secrets of the API's own container. */
export interface FurtherSecrets {
  ofSidecars?: readonly ResolvedSecret[];
  /** With which it signs in to registries. Another value needs no new task. */
  ofRegistries?: readonly ResolvedSecret[];
}

/**
 * Writes variables and secrets into the API's container of a template, in
 * the place of those that it has. An API with secrets gets a task execution role
 * of its own, which may read exactly these.
 *
 * @param document - `public-api.yml` or `internal-api.yml`, or what an earlier
 *   deployment made of it.
 */
export function setConfiguration(
  document: Document,
  variables: Readonly<Record<string, string>>,
  secrets: Readonly<Record<string, ResolvedSecret>>,
  { ofSidecars = [], ofRegistries = [] }: FurtherSecrets = {},
): void {
  const container = containerOf(document);
  if (!container) {
    throw new Error(
      'The template has no resource TaskDefinition with a container',
    );
  }
  setList(
    document,
    container,
    'Environment',
    byName(variables, v => ({ Value: v })),
  );
  setList(
    document,
    container,
    'Secrets',
    byName(secrets, ({ valueFrom }) => ({ ValueFrom: valueFrom })),
  );
  const ofTask = [...Object.values(secrets), ...ofSidecars];
  setMark(document, container, markOf(ofTask));
  const readable = [...ofTask, ...ofRegistries];
  if (readable.length) {
    addExecutionRole(document, readable);
  } else {
    removeExecutionRole(document);
  }
}

/**
 * The mark of a template's container for the versions of its secrets. ECS reads
 * secrets when a task starts: so a deployment after a change of a value starts new
 * tasks.
 */
export function versionsMarkIn(document: Document): string | undefined {
  const container = containerOf(document);
  const mark = container?.toJSON().DockerLabels?.[VERSIONS_LABEL];
  return MARK.test(mark) ? mark : undefined;
}

/** Writes another mark into a template, or none. */
export function setVersionsMark(
  document: Document,
  mark: string | undefined,
): void {
  setMark(document, containerOf(document)!, mark);
}

function markOf(secrets: readonly ResolvedSecret[]): string | undefined {
  const versions = secrets.map(({ arn, version }) => [arn, version].join());
  return secrets.some(({ version }) => version)
    ? createHash('sha256')
        .update(versions.sort().join('\n'))
        .digest('hex')
        .slice(0, 16)
    : undefined;
}

function setMark(
  document: Document,
  container: YAMLMap,
  mark: string | undefined,
): void {
  if (mark) {
    container.set(
      'DockerLabels',
      document.createNode({ [VERSIONS_LABEL]: mark }),
    );
  } else {
    container.delete('DockerLabels');
  }
}

/** The variables and secrets of the API's container in a template, if it has one. */
export function configurationIn(document: Document): Configuration {
  const container = containerOf(document);
  const { Environment = [], Secrets = [] }: ContainerDefinition =
    container?.toJSON() ?? {};
  return {
    variables: Object.fromEntries(
      Environment.map(({ Name, Value }) => [Name, Value]),
    ),
    secrets: Object.fromEntries(
      Secrets.map(({ Name, ValueFrom }) => [Name, ValueFrom]),
    ),
  };
}

function setList(
  document: Document,
  container: YAMLMap,
  key: string,
  items: object[],
): void {
  if (items.length) {
    container.set(key, document.createNode(items));
  } else {
    container.delete(key);
  }
}
