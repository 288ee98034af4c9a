import { Document, isMap, isSeq, YAMLMap } from 'yaml';

const TASK_DEFINITION = ['Resources', 'TaskDefinition', 'Properties'];

/** The properties of the task definition in a template. */
export function taskDefinitionOf(document: Document): YAMLMap | undefined {
  const properties = document.getIn(TASK_DEFINITION);
  return isMap(properties) ? properties : undefined;
}

/** The API's own container in a template: the first one; sidecars follow it. */
export function containerOf(document: Document): YAMLMap | undefined {
  const containers = taskDefinitionOf(document)?.get('ContainerDefinitions');
  const container = isSeq(containers) ? containers.get(0) : undefined;
  return isMap(container) ? container : undefined;
}
