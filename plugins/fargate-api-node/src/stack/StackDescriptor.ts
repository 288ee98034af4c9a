import { z } from 'zod/v3';

const networkSchema = z.union([
  z.object({ vpcStackArn: z.string() }),
  z.object({
    vpcId: z.string(),
    publicSubnetIds: z.array(z.string()),
    privateSubnetIds: z.array(z.string()),
  }),
]);

/** The descriptor as JSON; see {@link StackDescriptor}. */
export const stackDescriptorSchema = z.object({
  entity: z.object({
    namespace: z.string(),
    name: z.string(),
    owner: z.string(),
    title: z.string().optional(),
    description: z.string().optional(),
    system: z.string().optional(),
    lifecycle: z.string().optional(),
    tags: z.array(z.string()).optional(),
  }),
  environment: z.string().optional(),
  network: networkSchema.optional(),
  definition: z.string().optional(),
  catalogInfoUrl: z.string().optional(),
});

/**
 * The VPC of an environment: that of a managed VPC stack, or an existing one.
 *
 * @public
 */
export type EnvironmentNetwork =
  | { vpcStackArn: string }
  | {
      vpcId: string;
      publicSubnetIds: string[];
      privateSubnetIds: string[];
    };

/**
 * What Backstage needs to know about a deployment and AWS does not store. It is
 * part of the template of the stack, so that nothing is lost with Backstage's
 * database.
 *
 * @public
 */
export interface StackDescriptor {
  /** The catalog entity: of the API and its Component, or of the environment. */
  entity: {
    namespace: string;
    name: string;
    /** An entity reference, e.g. `group:default/team-a`. */
    owner: string;
    title?: string;
    description?: string;
    system?: string;
    lifecycle?: string;
    tags?: string[];
  };
  /** Of an API: the reference of its environment, e.g. `resource:default/dev`. */
  environment?: string;
  /** Of an environment (on its cluster's stack). */
  network?: EnvironmentNetwork;
  /** Of an API: its OpenAPI document, as text. */
  definition?: string;
  /**
   * The URL of its `catalog-info.yaml`, if the API has a repository. Once that is
   * registered, its entities take the place of the stack's.
   */
  catalogInfoUrl?: string;
}
