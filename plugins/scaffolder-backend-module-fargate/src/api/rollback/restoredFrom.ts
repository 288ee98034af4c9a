import { TaskDefinition } from '@aws-sdk/client-ecs';
import { InputError } from '@backstage/errors';
import { Document } from 'yaml';
import {
  Containers,
  containersIn,
  isWrittenByUs,
} from '../configuration/containers';
import { SettingValues } from '../settings/settings';
import { pinnedImage } from './pinnedImage';
import { PastDeployment } from './readDeployment';

/** What an update takes from an earlier deployment. */
export interface Restored {
  settings: SettingValues;
  containers: Containers;
}

/**
 * The settings and containers of an earlier deployment, each image by the digest that
 * it had then, if ECS knows that.
 *
 * @param container - name of the API's own one.
 * @throws InputError when it has what this portal does not write.
 */
export function restoredFrom(
  { definition, images, name }: Omit<PastDeployment, 'by' | 'at'>,
  container: string,
): Restored {
  const all = (definition.containerDefinitions ?? []).map(one => ({
    ...one,
    image: pinnedImage(one, images),
  }));
  const own = all.find(one => one.name === container) ?? all[0];
  const containers = containersIn(
    templateOf({
      ...definition,
      containerDefinitions: [own, ...all.filter(one => one !== own)],
    }),
  );
  if (!isWrittenByUs(undefined, containers)) {
    throw new InputError(
      `rollBackTo: ${name} has what this portal does not write, so it was made elsewhere. Update the API with what you need of it instead.`,
    );
  }
  const { cpu, memory, runtimePlatform } = definition;
  const { cpuArchitecture = 'X86_64' } = runtimePlatform ?? {};
  const port = own.portMappings?.[0]?.containerPort;
  return {
    settings: {
      image: own.image,
      cpu: Number(cpu),
      memory: Number(memory),
      cpuArchitecture: cpuArchitecture as 'X86_64' | 'ARM64',
      ...(port !== undefined && { port }),
    },
    containers,
  };
}

/** The template that such a task definition would be made from. */
function templateOf(definition: TaskDefinition): Document {
  return new Document({
    Resources: { TaskDefinition: { Properties: templateForm(definition) } },
  });
}

/** What is empty is ECS's default. */
function templateForm(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(templateForm);
  }
  return value && typeof value === 'object'
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([, member]) => !isEmpty(member))
          .map(([key, member]) => [
            key[0].toUpperCase() + key.slice(1),
            templateForm(member),
          ]),
      )
    : value;
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === 0 ||
    (Array.isArray(value) && value.length === 0)
  );
}
