import { Document, isMap, isSeq, YAMLMap, YAMLSeq } from 'yaml';
import { byName } from '../configuration/byName';
import { containerOf, taskDefinitionOf } from '../container/containerNodes';
import {
  optionsOfDefinition,
  setContainerOptions,
} from '../container/setOptions';
import { DependencyCondition, Sidecar, SidecarInput } from './Sidecar';

interface Dependency {
  ContainerName: string;
  Condition: DependencyCondition;
}

/**
 * Writes sidecars into the task definition of a template that has none. They log
 * as the API's container does.
 *
 * @param sidecars - whose secrets are as ECS takes them.
 */
export function setSidecars(
  document: Document,
  sidecars: readonly Sidecar[],
): void {
  const own = containerOf(document)!;
  const containers = taskDefinitionOf(document)!.get(
    'ContainerDefinitions',
  ) as YAMLSeq;
  const dependencies = sidecars.flatMap(({ apiDependsOn, name }) =>
    apiDependsOn ? [{ container: name, condition: apiDependsOn }] : [],
  );
  if (dependencies.length) {
    own.set('DependsOn', document.createNode(dependsOn(dependencies)));
  }
  for (const sidecar of sidecars) {
    containers.add(nodeOf(document, sidecar, own.get('LogConfiguration')));
  }
}

/** The sidecars in a template, which are as whoever wrote it made them. */
export function sidecarsIn(document: Document): SidecarInput[] {
  const containers = taskDefinitionOf(document)?.get('ContainerDefinitions');
  const ofApi: Dependency[] = containerOf(document)?.toJSON().DependsOn ?? [];
  return isSeq(containers)
    ? containers.items
        .slice(1)
        .filter(isMap)
        .map(one => sidecarOf(one.toJSON(), ofApi))
    : [];
}

function nodeOf(
  document: Document,
  sidecar: Sidecar,
  logConfiguration: unknown,
): YAMLMap {
  const { cpu, essential = false, image, memory, name } = sidecar;
  const node = document.createNode({
    Name: name,
    Image: image,
    Essential: essential,
    Cpu: cpu,
    Memory: memory,
    Environment: listed(sidecar.variables, 'Value'),
    Secrets: listed(sidecar.secrets, 'ValueFrom'),
    DependsOn: sidecar.dependsOn && dependsOn(sidecar.dependsOn),
  }) as YAMLMap;
  setContainerOptions(document, node, sidecar);
  if (isMap(logConfiguration)) {
    node.set('LogConfiguration', logConfiguration.clone());
  }
  return node;
}

function dependsOn(
  dependencies: NonNullable<Sidecar['dependsOn']>,
): Dependency[] {
  return dependencies.map(({ condition, container }) => ({
    ContainerName: container,
    Condition: condition,
  }));
}

function listed(
  record: Readonly<Record<string, string>> = {},
  member: 'Value' | 'ValueFrom',
): object[] | undefined {
  const items = byName(record, value => ({ [member]: value }));
  return items.length ? items : undefined;
}

function sidecarOf(
  definition: Record<string, any>,
  ofApi: readonly Dependency[],
): SidecarInput {
  const record = (items: any[] | undefined, member: string) =>
    items &&
    Object.fromEntries(items.map(item => [item?.Name, item?.[member]]));
  const given = {
    name: definition.Name,
    image: definition.Image,
    // ECS's default, which is not ours.
    essential: definition.Essential ?? true,
    cpu: definition.Cpu,
    memory: definition.Memory,
    variables: record(definition.Environment, 'Value'),
    secrets: record(definition.Secrets, 'ValueFrom'),
    dependsOn: definition.DependsOn?.map((one: Dependency) => ({
      container: one?.ContainerName,
      condition: one?.Condition,
    })),
    apiDependsOn: ofApi.find(one => one?.ContainerName === definition.Name)
      ?.Condition,
    ...optionsOfDefinition(definition),
  };
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  );
}
