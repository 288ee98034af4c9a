import { Document } from 'yaml';
import { optionsIn } from '../container/setOptions';
import { sidecarsIn } from '../sidecars/setSidecars';
import { configurationIn } from './setConfiguration';

/** What a template refers to of secrets: those of all containers, and of the registries of their images. */
export function secretsIn(document: Document): string[] {
  const containers = [
    { ...configurationIn(document), ...optionsIn(document) },
    ...sidecarsIn(document),
  ];
  return containers.flatMap(({ registryCredentials, secrets = {} }) => [
    ...Object.values(secrets),
    ...(registryCredentials ? [registryCredentials] : []),
  ]);
}
