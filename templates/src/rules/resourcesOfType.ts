import type { TemplateValue } from './Template';
import type { Deployment } from './planDeployment';

/** A resource of a deployment. */
export interface PlannedResource {
  id: string;
  properties: Record<string, TemplateValue>;
}

/** The resources of one type, in the order of the template. */
export function resourcesOfType(
  deployment: Deployment,
  type: string,
): PlannedResource[] {
  return Object.entries(deployment.resources)
    .filter(([, resource]) => resource.Type === type)
    .map(([id, resource]) => ({ id, properties: resource.Properties ?? {} }));
}
