import { z as zod } from 'zod/v3';
import { inputSchema } from '../container/inputSchema';
import {
  CONTAINER_OPTION_NAMES,
  CONTAINER_OPTIONS,
} from '../container/optionTable';
import { DEPENDENCY_CONDITIONS, PRESET_NAMES, SidecarInput } from './Sidecar';

type Z = typeof zod;

/** ECS takes ten containers in a task; more than these are another service. */
export const MAX_SIDECARS = 4;

/** The sidecars of an API, as input of its deployment and its update. */
export const sidecarFields = {
  sidecars: (z: Z) =>
    z
      .array(
        z.object({
          preset: z
            .enum(PRESET_NAMES)
            .optional()
            .describe(
              'A ready sidecar, of which the other fields replace what they name. adot-collector takes OTLP on the ports 4317 and 4318 and sends traces to X-Ray, for which the API needs the grant trace',
            ),
          name: z.string().optional().describe('Unique in the task'),
          image: z.string().optional().describe('Container image'),
          essential: z
            .boolean()
            .optional()
            .describe('Whether the task stops when it exits. Default: false'),
          apiDependsOn: z
            .enum(DEPENDENCY_CONDITIONS)
            .optional()
            .describe(
              "How far it has to be before the API's container starts. Default: they start together",
            ),
          dependsOn: z
            .array(
              z.object({
                container: z.string().describe('Name of another sidecar'),
                condition: z
                  .enum(DEPENDENCY_CONDITIONS)
                  .describe('How far that one has to be'),
              }),
            )
            .optional()
            .describe('Other sidecars that it depends on'),
          cpu: z
            .number()
            .optional()
            .describe('CPU units of the task that are reserved for it'),
          memory: z
            .number()
            .optional()
            .describe('MiB of the task at which it is killed'),
          variables: z
            .record(z.string())
            .optional()
            .describe('Its environment variables, by name'),
          secrets: z
            .record(z.string())
            .optional()
            .describe(
              'Its environment variables from secrets: a reference by name, as in secrets of the API',
            ),
          ...Object.fromEntries(
            CONTAINER_OPTION_NAMES.filter(
              name => !CONTAINER_OPTIONS[name].isOfTask,
            ).map(name => [
              name,
              inputSchema(CONTAINER_OPTIONS[name].schema)
                .optional()
                .describe(CONTAINER_OPTIONS[name].description),
            ]),
          ),
        }),
      )
      .optional()
      .describe(
        `Containers beside that of the API in each task, at most ${MAX_SIDECARS}. In an update, each replaces the one of its name, and the others stay`,
      ) as zod.ZodType<SidecarInput[] | undefined>,
};

/** How an update removes sidecars. */
export const sidecarRemovalFields = {
  removeSidecars: (z: Z) =>
    z.array(z.string()).optional().describe('Names of sidecars to remove'),
};
