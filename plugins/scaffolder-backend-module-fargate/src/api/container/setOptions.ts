import { Document, YAMLMap } from 'yaml';
import { containerOf, taskDefinitionOf } from './containerNodes';
import { ContainerInput, ContainerOptions } from './ContainerOptions';
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
  for (const name of CONTAINER_OPTION_NAMES) {
    const option: ContainerOption<any> = CONTAINER_OPTIONS[name];
    const value = options[name];
    if (value !== undefined) {
      placeOf(document, option)!.set(
        option.property,
        document.createNode(option.toTemplate(value)),
      );
    }
  }
}

/**
 * The options of the API's container in a template, which are as whoever wrote it
 * made them.
 */
export function optionsIn(document: Document): ContainerInput {
  return Object.fromEntries(
    CONTAINER_OPTION_NAMES.map(name => {
      const option: ContainerOption<any> = CONTAINER_OPTIONS[name];
      const { [option.property]: property } =
        placeOf(document, option)?.toJSON() ?? {};
      return [
        name,
        property === undefined ? undefined : option.fromTemplate(property),
      ];
    }).filter(([, value]) => value !== undefined),
  );
}

function placeOf(
  document: Document,
  { isOfTask }: ContainerOption<any>,
): YAMLMap | undefined {
  return isOfTask ? taskDefinitionOf(document) : containerOf(document);
}
