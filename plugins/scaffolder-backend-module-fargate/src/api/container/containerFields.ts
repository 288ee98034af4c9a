import { z as zod } from 'zod/v3';
import { ContainerInput, ContainerOptionName } from './ContainerOptions';
import { inputSchema } from './inputSchema';
import { CONTAINER_OPTION_NAMES, CONTAINER_OPTIONS } from './optionTable';

type Z = typeof zod;

/** The options of an API's container, as input of its deployment and its update. */
export const containerFields = {
  container: (z: Z) =>
    z
      .object(
        Object.fromEntries(
          CONTAINER_OPTION_NAMES.map(name => [
            name,
            inputSchema(CONTAINER_OPTIONS[name].schema)
              .optional()
              .describe(CONTAINER_OPTIONS[name].description),
          ]),
        ),
      )
      .optional()
      .describe(
        'How the container runs. What is left out is as the image and ECS have it, in an update as it was',
      ) as zod.ZodType<ContainerInput | undefined>,
};

/** How an update removes options. */
export const containerRemovalFields = {
  removeContainerOptions: (z: Z) =>
    z
      .array(
        z.enum(
          CONTAINER_OPTION_NAMES as [
            ContainerOptionName,
            ...ContainerOptionName[],
          ],
        ),
      )
      .optional()
      .describe(
        'Names of options of the container to remove, so that it is again as the image and ECS have it',
      ),
};
