import { Document, YAMLMap } from 'yaml';
import { containerOf, taskDefinitionOf } from './containerNodes';
import {
  ContainerInput,
  ContainerOptionName,
  ContainerOptions,
} from './ContainerOptions';
import {
  CONTAINER_OPTION_NAMES,
  CONTAINER_OPTIONS,
  ContainerOption,
} from './optionTable';

/** Writes options into the API's container of a template that has none. */
export function setOptions(
  document: Document,
  options: ContainerOptions,
): void {
  setContainerOptions(document, containerOf(document)!, options);
  write(document, taskDefinitionOf(document)!, options, true);
}

/** Writes options into any container definition, without those that are the task's. */
export function setContainerOptions(
  document: Document,
  container: YAMLMap,
  options: ContainerOptions,
): void {
  write(document, container, options, false);
}

/**
 * The options of the API's container in a template, which are as whoever wrote it
 * made them.
 */
export function optionsIn(document: Document): ContainerInput {
  return {
    ...optionsOfDefinition(withoutThoseOfTemplate(containerOf(document))),
    ...read(taskDefinitionOf(document)?.toJSON() ?? {}, true),
  };
}

/** The options of a container definition, without those that are the task's. */
export function optionsOfDefinition(
  definition: Readonly<Record<string, unknown>>,
): ContainerInput {
  return read(definition, false);
}

/** What behind API Gateway is a setting of the API, and so no option. */
function withoutThoseOfTemplate(
  container: YAMLMap | undefined,
): Record<string, unknown> {
  const properties = { ...container?.toJSON() };
  for (const { property, tagOfTemplate } of Object.values(CONTAINER_OPTIONS)) {
    const node = container?.get(property, true) as { tag?: string } | undefined;
    if (tagOfTemplate && node?.tag === tagOfTemplate) {
      delete properties[property];
    }
  }
  return properties;
}

function write(
  document: Document,
  place: YAMLMap,
  options: ContainerOptions,
  isOfTask: boolean,
): void {
  for (const name of namesOf(isOfTask)) {
    const option: ContainerOption<any> = CONTAINER_OPTIONS[name];
    const value = options[name];
    if (value !== undefined) {
      place.set(option.property, document.createNode(option.toTemplate(value)));
    }
  }
}

function read(
  properties: Readonly<Record<string, unknown>>,
  isOfTask: boolean,
): ContainerInput {
  return Object.fromEntries(
    namesOf(isOfTask)
      .map(name => {
        const option: ContainerOption<any> = CONTAINER_OPTIONS[name];
        const { [option.property]: property } = properties;
        return [
          name,
          property === undefined ? undefined : option.fromTemplate(property),
        ];
      })
      .filter(([, value]) => value !== undefined),
  );
}

function namesOf(isOfTask: boolean): ContainerOptionName[] {
  return CONTAINER_OPTION_NAMES.filter(
    name => Boolean(CONTAINER_OPTIONS[name].isOfTask) === isOfTask,
  );
}
